import Diagnostics

/// A suggestion for a rule of several words, where one of them is misspelt.
enum WordwiseSuggestion {
  /// `text` with each unknown word replaced by the nearest of `vocabulary`, if that is valid.
  static func nearest(to text: String, in vocabulary: [String], isValid: (String) -> Bool) -> String? {
    guard text.count <= 80 else { return nil }
    let words = text.split(separator: " ").map { word in
      let word = String(word)
      if Int(word) != nil || vocabulary.contains(word.lowercased()) { return word }
      return Suggestion.nearest(to: word, in: vocabulary) ?? word
    }
    let candidate = words.joined(separator: " ")
    return candidate != text && isValid(candidate) ? candidate : nil
  }
}
