#include "floor.h"

#include <sqlite3.h>
#include <stdlib.h>

static void scan_table(sqlite3 *database, const char *table, struct row_counts *counts)
{
    char *query = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
    sqlite3_stmt *rows;
    if (sqlite3_prepare_v2(database, query, -1, &rows, NULL) != SQLITE_OK)
        stop("%s: %s", table, sqlite3_errmsg(database));
    int columns = sqlite3_column_count(rows), result;
    uint64_t sum = 0;
    while ((result = sqlite3_step(rows)) == SQLITE_ROW) {
        counts->rows++;
        for (int column = 0; column < columns; column++) {
            counts->values++;
            switch (sqlite3_column_type(rows, column)) {
            case SQLITE_INTEGER:
                sum += (uint64_t)sqlite3_column_int64(rows, column);
                break;
            case SQLITE_FLOAT:
                sum += (uint64_t)sqlite3_column_double(rows, column);
                break;
            case SQLITE_NULL:
                break;
            default: {
                const unsigned char *bytes = sqlite3_column_blob(rows, column);
                int length = sqlite3_column_bytes(rows, column);
                counts->value_bytes += (uint64_t)length;
                sum += length > 0 ? bytes[0] : 0;
            }
            }
        }
    }
    if (result != SQLITE_DONE)
        stop("%s: %s", table, sqlite3_errmsg(database));
    // Keeps the compiler from dropping the reads whose sum nobody uses.
    __asm__ volatile("" : : "r"(sum));
    sqlite3_finalize(rows);
    sqlite3_free(query);
    counts->tables++;
}

void scan_database(const char *path, struct row_counts *counts)
{
    sqlite3 *database;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        stop("%s: %s", path, sqlite3_errmsg(database));
    sqlite3_stmt *tables;
    const char *query = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    if (sqlite3_prepare_v2(database, query, -1, &tables, NULL) != SQLITE_OK)
        stop("%s: %s", path, sqlite3_errmsg(database));
    while (sqlite3_step(tables) == SQLITE_ROW)
        scan_table(database, (const char *)sqlite3_column_text(tables, 0), counts);
    sqlite3_finalize(tables);
    sqlite3_close(database);
}
