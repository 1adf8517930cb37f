// Opens a folder, lists what is beneath it, and reads and replaces regular files beneath it,
// never anything outside of it and never anything that could block.

#ifndef TENANTRY_CFILES_H
#define TENANTRY_CFILES_H

#include <stddef.h>
#include <stdint.h>

/// What became of a request.
typedef enum tenantry_outcome {
    TENANTRY_OK = 0,
    TENANTRY_NOT_FOUND,
    TENANTRY_PERMISSION,
    /// A symbolic link stands in the way, at the end or in the middle of the path.
    TENANTRY_SYMLINK,
    /// The path leads out of the folder.
    TENANTRY_OUTSIDE,
    TENANTRY_IS_FOLDER,
    TENANTRY_IS_FIFO,
    TENANTRY_IS_SOCKET,
    TENANTRY_IS_DEVICE,
    TENANTRY_NOT_A_FOLDER,
    /// More bytes than the limit, or more names than the limit.
    TENANTRY_TOO_LARGE,
    /// Somebody wrote to the file while it was read: what was read may be torn.
    TENANTRY_CHANGED,
    /// There is something at the path already.
    TENANTRY_EXISTS,
    /// Anything else: the error number says what.
    TENANTRY_IO_ERROR,
} tenantry_outcome;

/// What a name in a folder stands for.
typedef enum tenantry_kind {
    TENANTRY_FILE = 1,
    TENANTRY_FOLDER,
    TENANTRY_LINK,
    /// A symbolic link at whose end there is a folder.
    TENANTRY_LINK_TO_FOLDER,
    TENANTRY_FIFO,
    TENANTRY_SOCKET,
    TENANTRY_DEVICE,
} tenantry_kind;

/// Opens the folder at `path`, which may be a symbolic link: whoever runs the program chose it.
///
/// Sets `*folder` to a descriptor for `tenantry_close`, or `*error` to an error number.
tenantry_outcome tenantry_open(const char *path, int *folder, int *error);

/// Closes what `tenantry_open` opened.
void tenantry_close(int folder);

/// Lists the folder at `path` beneath `root`; "." is `root` itself.
///
/// Sets `*names` to entries one after another, each a byte of `tenantry_kind`, the bytes of the
/// name and a zero, in the order of the file system, and `*length` to their total size. The caller
/// frees `*names` with `tenantry_free`. Never tells `.` and `..`; refuses more than `limit` names.
tenantry_outcome tenantry_list(
    int root, const char *path, size_t limit, uint8_t **names, size_t *length, int *error);

/// Frees what `tenantry_list` gave.
void tenantry_free(uint8_t *names);

/// Reads the regular file at `path` beneath `root` into `buffer`.
///
/// The buffer must hold `limit + 1` bytes.
/// Sets `*length` to the number of bytes read. A file of more than `limit` bytes is
/// `TENANTRY_TOO_LARGE`, whatever size the file system claims.
tenantry_outcome tenantry_read(
    int root, const char *path, uint8_t *buffer, size_t limit, size_t *length, int *error);

/// Replaces the regular file at `path` beneath `root` by one that holds `new_bytes`.
///
/// The new file is written beside the old one, with its permissions, and renamed over it: whoever
/// reads sees the one or the other. If the old one does not hold `old_bytes` any more, nothing is
/// written and the outcome is `TENANTRY_CHANGED`.
tenantry_outcome tenantry_replace(
    int root, const char *path, const uint8_t *old_bytes, size_t old_length,
    const uint8_t *new_bytes, size_t new_length, int *error);

/// Makes a regular file at `path` beneath `root` that holds `bytes`, and the folders above it.
///
/// The outcome is `TENANTRY_EXISTS` if there is anything at the path, and then nothing is written.
/// A file that could not be written whole is removed.
tenantry_outcome tenantry_create(
    int root, const char *path, const uint8_t *bytes, size_t length, int *error);

/// Remembers a file, or a folder that is empty in the end, which must go if the process is
/// interrupted; the last that is remembered goes first.
///
/// Returns how many were remembered before, for `tenantry_keep`. What is too long, or too much to
/// remember, stays. Not to be called on two threads at once.
int tenantry_abandon(const char *path);

/// Forgets all but the first that were remembered, since they are gone or finished.
void tenantry_keep(int count);

/// Removes what is remembered. A signal handler may call it.
void tenantry_remove_abandoned(void);

/// Writes what an error number means into `text`, cut at `size` bytes with a zero at the end.
void tenantry_describe(int error, char *text, size_t size);

/// Makes the following calls do without openat2 (1) or try it again (0): tests reach both ways.
void tenantry_avoid_openat2(int avoid);

#endif
