public import Programme

/// What postings come to, by bucket, in one currency.
public struct FundSums: Sendable, Hashable {
  /// The currency of all of them.
  public let currency: Currency
  /// In minor units; a bucket without an entry is empty, and no entry is zero.
  private var units: [LedgerBucket: Int] = [:]

  /// Nothing anywhere.
  public init(_ currency: Currency) { self.currency = currency }

  /// What a bucket holds.
  public subscript(bucket: LedgerBucket) -> Money {
    Money(minorUnits: units[bucket] ?? 0, currency: currency)
  }

  /// What a part of the allocation holds.
  public subscript(bucket: Bucket) -> Money { self[bucket.inLedger] }

  /// Whether an allocation was posted.
  public var isAllocated: Bool { units[.allocated] != nil }

  /// What the parts got from the agreement and from other funds; nil on overflow.
  public var allocation: Money? {
    let (sum, overflow) = minorUnits(.allocated).addingReportingOverflow(minorUnits(.transferred))
    return overflow || sum == .min ? nil : Money(minorUnits: -sum, currency: currency)
  }

  func minorUnits(_ bucket: LedgerBucket) -> Int { units[bucket] ?? 0 }

  /// The sum over some buckets; nil on overflow.
  func sum(_ buckets: [LedgerBucket]) -> Money? { Money.sum(buckets.map { self[$0] }, in: currency) }

  /// Adds to a bucket; false on overflow, and then nothing is added.
  mutating func add(_ minorUnits: Int, to bucket: LedgerBucket) -> Bool {
    let (sum, overflow) = (units[bucket] ?? 0).addingReportingOverflow(minorUnits)
    guard !overflow else { return false }
    units[bucket] = sum == 0 ? nil : sum
    return true
  }

  /// Takes from one bucket what it puts into another; false on overflow, and then the sums are not to be used.
  mutating func move(_ minorUnits: Int, from: LedgerBucket, to: LedgerBucket) -> Bool {
    let (negative, overflow) = 0.subtractingReportingOverflow(minorUnits)
    return !overflow && add(negative, to: from) && add(minorUnits, to: to)
  }
}

/// An amount that goes from one bucket of a fund into another.
struct FundFlow: Sendable, Hashable {
  let fund: String
  let from: LedgerBucket
  let to: LedgerBucket
  let minorUnits: Int
}
