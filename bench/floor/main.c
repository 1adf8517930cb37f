#include "floor.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void stop(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("floor: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void print_counts(const struct parse_counts *parsed, const struct row_counts *rows)
{
    printf("files %" PRIu64 "\nbytes %" PRIu64 "\nevents %" PRIu64 "\n",
        parsed->files, parsed->bytes, parsed->events);
    printf("scalars %" PRIu64 "\nkeys %" PRIu64 "\nscalar_bytes %" PRIu64 "\n",
        parsed->scalars, parsed->keys, parsed->scalar_bytes);
    printf("tables %" PRIu64 "\nrows %" PRIu64 "\n", rows->tables, rows->rows);
    printf("values %" PRIu64 "\nvalue_bytes %" PRIu64 "\n", rows->values, rows->value_bytes);
}

static void plan(const char *folder, const char *database)
{
    struct parse_counts parsed = {0};
    struct row_counts rows = {0};
    parse_workspace(folder, &parsed);
    scan_database(database, &rows);
    print_counts(&parsed, &rows);
}

// Two times: "timed" is the floor, "total" includes reading the reference into memory.
static void apply(const char *folder, const char *database, const char *like)
{
    if (access(database, F_OK) == 0)
        stop("%s: exists already", database);
    double begun = now();
    struct reference *reference = load_reference(like);
    struct parse_counts parsed = {0};
    struct row_counts rows = {0};
    double started = now();
    parse_workspace(folder, &parsed);
    insert_reference(reference, database, &rows);
    double ended = now();
    print_counts(&parsed, &rows);
    printf("timed %.6f\ntotal %.6f\n", ended - started, ended - begun);
}

int main(int count, char **arguments)
{
    if (count == 4 && strcmp(arguments[1], "plan") == 0) {
        plan(arguments[2], arguments[3]);
    } else if (count == 6 && strcmp(arguments[1], "apply") == 0
        && strcmp(arguments[4], "--like") == 0) {
        apply(arguments[2], arguments[3], arguments[5]);
    } else {
        fputs("usage: floor plan DIR DB\n       floor apply DIR DB --like REFDB\n", stderr);
        return 64;
    }
    return 0;
}
