/* The events of main.swift, written with libical alone: one VCALENDAR as one tree, one string, one fwrite.
 *
 *   peer COUNT FILE
 *
 * The zones' changes stand here by hand, as a program would write them that knows its two zones beforehand.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void zone(icalcomponent *calendar, const char *text)
{
    icalcomponent_add_component(calendar, icalcomponent_new_from_string(text));
}

static void add(icalcomponent *component, icalproperty *property, icalparameter *parameter)
{
    if (parameter) icalproperty_add_parameter(property, parameter);
    icalcomponent_add_property(component, property);
}

static void extension(icalcomponent *component, const char *name, const char *value)
{
    icalproperty *property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(component, property);
}

int main(int count_of_arguments, char **arguments)
{
    if (count_of_arguments != 3) {
        fprintf(stderr, "usage: peer COUNT FILE\n");
        return 64;
    }
    int count = atoi(arguments[1]);
    icalcomponent *calendar = icalcomponent_new_vcalendar();
    add(calendar, icalproperty_new_version("2.0"), NULL);
    add(calendar, icalproperty_new_prodid("-//Entente//Benchmark//EN"), NULL);
    add(calendar, icalproperty_new_calscale("GREGORIAN"), NULL);
    add(calendar, icalproperty_new_name("Benchmark"), NULL);
    extension(calendar, "X-WR-CALNAME", "Benchmark");
    add(calendar, icalproperty_new_description("Events by the hundred thousand"), NULL);
    extension(calendar, "X-WR-CALDESC", "Events by the hundred thousand");
    struct icaldurationtype wait = icaldurationtype_from_string("PT12H");
    add(calendar, icalproperty_new_refreshinterval(wait), icalparameter_new_value(ICAL_VALUE_DURATION));
    extension(calendar, "X-PUBLISHED-TTL", "PT12H");
    add(calendar, icalproperty_new_color("steelblue"), NULL);
    /* libical puts a zone before what there is, so the last comes first. */
    zone(calendar, "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T010000\r\n"
                   "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZNAME:BST\r\n"
                   "END:DAYLIGHT\r\nBEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nTZOFFSETFROM:+0100\r\n"
                   "TZOFFSETTO:+0000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZNAME:GMT\r\nEND:STANDARD\r\n"
                   "END:VTIMEZONE\r\n");
    zone(calendar, "BEGIN:VTIMEZONE\r\nTZID:America/Lima\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                   "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\nTZNAME:-05\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n");
    static const char *zones[] = {"America/Lima", "Europe/London"};
    struct icaltimetype first = icaltime_from_string("20250101T000000");
    struct icaltimetype stamp = icaltime_from_timet_with_zone(1735776000, 0, icaltimezone_get_utc_timezone());
    for (int number = 0; number < count; number++) {
        icalcomponent *event = icalcomponent_new_vevent();
        char text[512];
        snprintf(text, sizeof text, "programme-%d.series.%d@example.org", number / 100, number);
        add(event, icalproperty_new_uid(text), NULL);
        add(event, icalproperty_new_dtstamp(stamp), NULL);
        add(event, icalproperty_new_lastmodified(stamp), NULL);
        add(event, icalproperty_new_sequence(number % 3), NULL);
        struct icaltimetype start = first;
        start.day += number % 1800;
        start.minute = 8 * 60 + number % 40 * 15;
        start = icaltime_normalize(start);
        struct icaltimetype end = start;
        end.minute += 30 + number % 4 * 15;
        add(event, icalproperty_new_dtstart(start), icalparameter_new_tzid(zones[number % 2]));
        add(event, icalproperty_new_dtend(icaltime_normalize(end)), icalparameter_new_tzid(zones[number % 2]));
        snprintf(text, sizeof text, "Quarterly business review, part %d", number);
        add(event, icalproperty_new_summary(text), NULL);
        snprintf(text, sizeof text,
                 "Focus: pipeline; open actions, risks\nWith: Alliance Director, Partner Manager — Señora Núñez\n"
                 "Why this day: the rule's own day\nPack: packs/review/%d.md", number);
        add(event, icalproperty_new_description(text), NULL);
        snprintf(text, sizeof text, "Room %d, Lima", number % 12);
        add(event, icalproperty_new_location(text), NULL);
        add(event, icalproperty_new_categories("QBR,Partnership"), NULL);
        add(event, icalproperty_new_class(ICAL_CLASS_PRIVATE), NULL);
        add(event, icalproperty_new_status(ICAL_STATUS_CONFIRMED), NULL);
        add(event, icalproperty_new_transp(ICAL_TRANSP_OPAQUE), NULL);
        add(event, icalproperty_new_organizer("mailto:ana@example.org"), icalparameter_new_cn("Ana Núñez"));
        snprintf(text, sizeof text, "plan.%d@example.org", number / 10);
        add(event, icalproperty_new_relatedto(text), NULL);
        snprintf(text, sizeof text, "https://example.org/meetings/%d", number);
        add(event, icalproperty_new_url(text), NULL);
        icalcomponent_add_component(calendar, event);
    }
    char *written = icalcomponent_as_ical_string_r(calendar);
    FILE *file = fopen(arguments[2], "wb");
    if (!written || !file || fwrite(written, 1, strlen(written), file) != strlen(written) || fclose(file)) return 1;
    icalmemory_free_buffer(written);
    icalcomponent_free(calendar);
    return 0;
}
