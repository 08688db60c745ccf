public import ArgumentParser
public import FeedServer

extension LogDetail: ExpressibleByArgument {}
