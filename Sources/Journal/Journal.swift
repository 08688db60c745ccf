internal import GRDB

enum JournalPlaceholder { static let x = Configuration().label }
