// The least that any tool must do that compares files with tables or writes them there.
// One process, one thread, no checks of what the values mean: a bound, not a product.

#ifndef FLOOR_H
#define FLOOR_H

#include <stddef.h>
#include <stdint.h>

struct parse_counts {
    uint64_t files, bytes, events, scalars, keys, scalar_bytes;
};

struct row_counts {
    uint64_t tables, rows, values, value_bytes;
};

/// Walks the folder, reads every YAML file and pulls all of its libyaml events.
void parse_workspace(const char *folder, struct parse_counts *counts);

/// Steps through all rows of all tables of a database and touches every value.
void scan_database(const char *path, struct row_counts *counts);

/// Tables and rows of a reference database, held in memory.
struct reference;

/// Reads tables, indexes and all rows of a database into memory.
struct reference *load_reference(const char *path);

/// Creates the tables in a new database and inserts the rows, in one transaction.
void insert_reference(
    const struct reference *reference, const char *path, struct row_counts *counts);

/// Says what went wrong and exits with 1.
_Noreturn void stop(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
