// The floor of a first apply. To insert rows as numerous and as long as those that tenantry
// writes, it takes them from a database that tenantry wrote (REFDB): same tables, same
// constraints, same indexes, same size of pages, same values, all read into memory before the
// clock starts.
//
// It is a floor because it leaves out what is not inserting: triggers and views are not created,
// foreign keys are not enforced, nothing is decided, compared or read back, and rows come in the
// order in which REFDB gives them. It keeps what every honest apply pays: one transaction, journal
// mode DELETE and synchronous FULL, so that the rows are on the disk when it ends.

#include "floor.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct value {
    const char *bytes;
    int64_t number;
    double real;
    int length, type;
};

struct table {
    char *insert;
    struct value *values;
    size_t columns, rows, room;
};

struct reference {
    char *page_size;
    char **statements;
    struct table *tables;
    size_t statement_count, table_count;
};

static void *grown(void *memory, size_t count, size_t size)
{
    memory = reallocarray(memory, count, size);
    if (!memory)
        stop("out of memory");
    return memory;
}

static sqlite3 *opened(const char *path, int flags)
{
    sqlite3 *database;
    if (sqlite3_open_v2(path, &database, flags, NULL) != SQLITE_OK)
        stop("%s: %s", path, sqlite3_errmsg(database));
    return database;
}

static sqlite3_stmt *prepared(sqlite3 *database, const char *query)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK)
        stop("%s: %s", query, sqlite3_errmsg(database));
    return statement;
}

static void run(sqlite3 *database, const char *query)
{
    if (sqlite3_exec(database, query, NULL, NULL, NULL) != SQLITE_OK)
        stop("%s: %s", query, sqlite3_errmsg(database));
}

static struct value copied(sqlite3_stmt *rows, int column)
{
    struct value value = {.type = sqlite3_column_type(rows, column)};
    if (value.type == SQLITE_INTEGER) {
        value.number = sqlite3_column_int64(rows, column);
    } else if (value.type == SQLITE_FLOAT) {
        value.real = sqlite3_column_double(rows, column);
    } else if (value.type != SQLITE_NULL) {
        const void *bytes = sqlite3_column_blob(rows, column);
        value.length = sqlite3_column_bytes(rows, column);
        char *copy = grown(NULL, (size_t)value.length + 1, 1);
        if (value.length > 0)
            memcpy(copy, bytes, (size_t)value.length);
        value.bytes = copy;
    }
    return value;
}

// Names the columns, since `*` would include generated ones, which nobody may insert.
static struct table loaded_table(sqlite3 *database, const char *name)
{
    char *query = sqlite3_mprintf("PRAGMA table_info(\"%w\")", name);
    sqlite3_stmt *columns = prepared(database, query);
    char *names = sqlite3_mprintf(""), *marks = sqlite3_mprintf("");
    struct table table = {.columns = 0};
    while (sqlite3_step(columns) == SQLITE_ROW) {
        const char *comma = table.columns++ ? ", " : "";
        char *more = sqlite3_mprintf(
            "%s%s\"%w\"", names, comma, (const char *)sqlite3_column_text(columns, 1));
        sqlite3_free(names);
        names = more;
        more = sqlite3_mprintf("%s%s?", marks, comma);
        sqlite3_free(marks);
        marks = more;
    }
    sqlite3_finalize(columns);
    sqlite3_free(query);
    query = sqlite3_mprintf("SELECT %s FROM \"%w\"", names, name);
    table.insert = sqlite3_mprintf("INSERT INTO \"%w\" (%s) VALUES (%s)", name, names, marks);
    sqlite3_stmt *rows = prepared(database, query);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (table.rows == table.room) {
            table.room = table.room ? table.room * 2 : 16;
            size_t values = table.room * table.columns;
            table.values = grown(table.values, values, sizeof(struct value));
        }
        struct value *row = table.values + table.rows++ * table.columns;
        for (size_t column = 0; column < table.columns; column++)
            row[column] = copied(rows, (int)column);
    }
    sqlite3_finalize(rows);
    sqlite3_free(query);
    sqlite3_free(names);
    sqlite3_free(marks);
    return table;
}

struct reference *load_reference(const char *path)
{
    struct reference *reference = calloc(1, sizeof *reference);
    if (!reference)
        stop("out of memory");
    sqlite3 *database = opened(path, SQLITE_OPEN_READONLY);
    sqlite3_stmt *size = prepared(database, "PRAGMA page_size");
    sqlite3_step(size);
    reference->page_size = sqlite3_mprintf("PRAGMA page_size = %d", sqlite3_column_int(size, 0));
    sqlite3_finalize(size);
    sqlite3_stmt *schema = prepared(
        database,
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'index') "
        "AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY type = 'index', rowid");
    while (sqlite3_step(schema) == SQLITE_ROW) {
        size_t count = reference->statement_count++;
        reference->statements = grown(reference->statements, count + 1, sizeof(char *));
        const char *sql = (const char *)sqlite3_column_text(schema, 2);
        reference->statements[count] = sqlite3_mprintf("%s", sql);
        if (strcmp((const char *)sqlite3_column_text(schema, 0), "table") != 0)
            continue;
        count = reference->table_count++;
        reference->tables = grown(reference->tables, count + 1, sizeof(struct table));
        const char *name = (const char *)sqlite3_column_text(schema, 1);
        reference->tables[count] = loaded_table(database, name);
    }
    sqlite3_finalize(schema);
    sqlite3_close(database);
    return reference;
}

static void bind(sqlite3_stmt *insert, int column, const struct value *value)
{
    switch (value->type) {
    case SQLITE_INTEGER:
        sqlite3_bind_int64(insert, column, value->number);
        break;
    case SQLITE_FLOAT:
        sqlite3_bind_double(insert, column, value->real);
        break;
    case SQLITE_NULL:
        sqlite3_bind_null(insert, column);
        break;
    case SQLITE_BLOB:
        sqlite3_bind_blob(insert, column, value->bytes, value->length, SQLITE_STATIC);
        break;
    default:
        sqlite3_bind_text(insert, column, value->bytes, value->length, SQLITE_STATIC);
    }
}

static void insert_table(sqlite3 *database, const struct table *table, struct row_counts *counts)
{
    sqlite3_stmt *insert = prepared(database, table->insert);
    for (size_t row = 0; row < table->rows; row++) {
        const struct value *values = table->values + row * table->columns;
        for (size_t column = 0; column < table->columns; column++) {
            bind(insert, (int)column + 1, &values[column]);
            counts->value_bytes += (uint64_t)values[column].length;
        }
        if (sqlite3_step(insert) != SQLITE_DONE)
            stop("%s: %s", table->insert, sqlite3_errmsg(database));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    counts->tables++;
    counts->rows += table->rows;
    counts->values += table->rows * table->columns;
}

void insert_reference(
    const struct reference *reference, const char *path, struct row_counts *counts)
{
    sqlite3 *database = opened(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    run(database, reference->page_size);
    run(database, "PRAGMA journal_mode = DELETE");
    run(database, "PRAGMA synchronous = FULL");
    run(database, "PRAGMA foreign_keys = OFF");
    run(database, "BEGIN IMMEDIATE");
    for (size_t i = 0; i < reference->statement_count; i++)
        run(database, reference->statements[i]);
    for (size_t i = 0; i < reference->table_count; i++)
        insert_table(database, &reference->tables[i], counts);
    run(database, "COMMIT");
    sqlite3_close(database);
}
