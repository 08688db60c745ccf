/// The tables of the facts.
enum FactRows {
  /// Postings repeat what their event says of programme, subject and dates, so that one index answers a balance without
  /// looking at a table. SQLite fires no trigger for the rows that INSERT OR REPLACE replaces, so the triggers on
  /// insertion keep numbers without a gap and refuse what is there already. AUTOINCREMENT remembers the highest number.
  static let schema = """
    CREATE TABLE event (
      number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT NOT NULL UNIQUE, programme TEXT NOT NULL,
      kind TEXT NOT NULL, subject TEXT, effective TEXT NOT NULL, recorded INTEGER NOT NULL, actor TEXT NOT NULL,
      reason TEXT, reference TEXT, corrects TEXT REFERENCES event (id), details TEXT NOT NULL,
      previous_hash TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_by_subject ON event (subject, programme, effective);
    CREATE INDEX event_by_programme ON event (programme, kind, effective);
    CREATE TABLE posting (
      event INTEGER NOT NULL REFERENCES event (number), position INTEGER NOT NULL, programme TEXT NOT NULL,
      account TEXT NOT NULL, bucket TEXT NOT NULL, subject TEXT, effective TEXT NOT NULL, recorded INTEGER NOT NULL,
      minor_units INTEGER NOT NULL, currency TEXT NOT NULL,
      PRIMARY KEY (event, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX posting_balance ON posting
      (programme, account, bucket, currency, subject, effective, recorded, minor_units);
    CREATE INDEX posting_by_subject ON posting
      (subject, programme, account, bucket, currency, effective, recorded, minor_units) WHERE subject IS NOT NULL;

    CREATE TRIGGER event_only_appended BEFORE INSERT ON event
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM event)
      OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
    CREATE TRIGGER event_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
    CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
    CREATE TRIGGER posting_only_appended BEFORE INSERT ON posting
    WHEN NEW.event IS NOT (SELECT max(number) FROM event)
      OR NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM posting WHERE event = NEW.event)
    BEGIN SELECT RAISE(ABORT, 'postings are only appended with their event'); END;
    CREATE TRIGGER posting_never_changed BEFORE UPDATE ON posting
    BEGIN SELECT RAISE(ABORT, 'postings are never changed'); END;
    CREATE TRIGGER posting_never_deleted BEFORE DELETE ON posting
    BEGIN SELECT RAISE(ABORT, 'postings are never deleted'); END;
    """

  /// Sums of postings by month, so that a balance is read from some rows a month however many postings there are. A trigger
  /// keeps them with each posting, and the verification works them out anew. They stand in two halves, the sum of the
  /// amounts' upper 32 bits and that of their lower ones: neither overflows, and SQLite's own sums of integers may.
  static let sums = """
    CREATE TABLE posting_sum (
      programme TEXT NOT NULL, account TEXT NOT NULL, bucket TEXT NOT NULL, currency TEXT NOT NULL,
      month TEXT NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL,
      PRIMARY KEY (programme, account, bucket, currency, month)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO posting_sum \(sumsOfPostings);
    CREATE TRIGGER posting_summed AFTER INSERT ON posting BEGIN
      INSERT INTO posting_sum VALUES (NEW.programme, NEW.account, NEW.bucket, NEW.currency,
        substr(NEW.effective, 1, 7), NEW.minor_units >> 32, NEW.minor_units & 4294967295)
      ON CONFLICT DO UPDATE SET high = high + excluded.high, low = low + excluded.low;
    END;
    CREATE INDEX posting_by_date ON posting
      (effective, programme, account, bucket, currency, minor_units);
    """

  /// What ``sums`` has to hold.
  static let sumsOfPostings = """
    SELECT programme, account, bucket, currency, substr(effective, 1, 7),
      sum(minor_units >> 32), sum(minor_units & 4294967295)
    FROM posting GROUP BY programme, account, bucket, currency, substr(effective, 1, 7)
    """

  static let eventColumns =
    "number, id, programme, kind, subject, effective, recorded, actor, reason, reference, corrects, details, "
    + "previous_hash, hash"
  static let postingColumns =
    "event, position, programme, account, bucket, subject, effective, recorded, minor_units, currency"
}
