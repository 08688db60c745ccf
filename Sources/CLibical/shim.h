#ifndef ENTENTE_CLIBICAL_H
#define ENTENTE_CLIBICAL_H

#include <libical/ical.h>

// icalrecurrencetype is a struct of 2.9 kB, most of it arrays that Swift would see as tuples of hundreds of members,
// and libical 4 turns it into a pointer. These shims keep it on this side.

// Begins the dates of a rule from a date on; NULL where the rule cannot be read or gives no date. Free the result with
// icalrecur_iterator_free.
static inline icalrecur_iterator *entente_recurrence_begin(const char *rule, int year, int month, int day) {
  // An error that an earlier call left behind would end a yearly rule before its first date.
  icalerror_clear_errno();
  struct icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule);
  if (recurrence.freq == ICAL_NO_RECURRENCE) return NULL;
  // Not icaltime_null_date: its hour of -1 pulls every later date a day back.
  struct icaltimetype start = icaltime_null_time();
  start.is_date = 1;
  start.year = year;
  start.month = month;
  start.day = day;
  return icalrecur_iterator_new(recurrence, start);
}

// A new RRULE property; NULL where the rule cannot be read.
static inline icalproperty *entente_rrule_new(const char *rule) {
  struct icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule);
  return recurrence.freq == ICAL_NO_RECURRENCE ? NULL : icalproperty_new_rrule(recurrence);
}

#endif
