#if defined(__linux__)
#define _GNU_SOURCE
#endif

#include "CFiles.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#if defined(__has_include)
#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#endif
#endif
#endif

// O_NONBLOCK: opening a FIFO must not wait for a writer. O_NOCTTY: opening a terminal must not
// make it ours. O_NOFOLLOW: a symbolic link is an error, not a way.
enum { SAFE_FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY };

// Set once the kernel or a sandbox turns openat2 down, so that it is not asked for every file.
static atomic_int openat2_is_missing;

void tenantry_avoid_openat2(int avoid) {
    atomic_store_explicit(&openat2_is_missing, avoid, memory_order_relaxed);
}

static tenantry_outcome outcome_of(int error) {
    switch (error) {
    case ENOENT: return TENANTRY_NOT_FOUND;
    case EACCES:
    case EPERM: return TENANTRY_PERMISSION;
    case ELOOP: return TENANTRY_SYMLINK;
    case EXDEV: return TENANTRY_OUTSIDE;
    case ENOTDIR: return TENANTRY_NOT_A_FOLDER;
    case ENXIO: return TENANTRY_IS_SOCKET;
    case EEXIST: return TENANTRY_EXISTS;
    default: return TENANTRY_IO_ERROR;
    }
}

// The way for every system: one folder after another, following no link. The kernel's own answer
// to O_DIRECTORY | O_NOFOLLOW on a link is ENOTDIR, so ELOOP is found out afterwards.
static int open_by_steps(int root, const char *path, int flags) {
    char part[1025];
    int folder = root;
    for (;;) {
        size_t length = strcspn(path, "/");
        int is_last = path[length] == '\0';
        int error = 0;
        int opened = -1;
        if (length == 0 || length >= sizeof part) {
            error = length == 0 ? ENOENT : ENAMETOOLONG;
        } else if (length == 2 && path[0] == '.' && path[1] == '.') {
            error = EXDEV;
        } else {
            memcpy(part, path, length);
            part[length] = '\0';
            int wanted = SAFE_FLAGS | (is_last ? flags : O_DIRECTORY);
            do {
                opened = openat(folder, part, wanted);
            } while (opened < 0 && errno == EINTR);
            if (opened < 0) {
                error = errno;
                struct stat status;
                if (error == ENOTDIR && fstatat(folder, part, &status, AT_SYMLINK_NOFOLLOW) == 0
                    && S_ISLNK(status.st_mode)) {
                    error = ELOOP;
                }
            }
        }
        if (folder != root) close(folder);
        if (opened < 0) {
            errno = error;
            return -1;
        }
        if (is_last) return opened;
        folder = opened;
        path += length + 1;
    }
}

// Opens `path` beneath `root`; on failure returns -1 and sets errno.
static int open_beneath(int root, const char *path, int flags) {
#if defined(__linux__) && defined(SYS_openat2) && defined(RESOLVE_BENEATH)
    // The kernel does the whole walk at once: no part of it can be replaced in between.
    if (!atomic_load_explicit(&openat2_is_missing, memory_order_relaxed)) {
        struct open_how how;
        memset(&how, 0, sizeof how);
        how.flags = (uint64_t)(unsigned)(SAFE_FLAGS | flags);
        how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
        // EAGAIN: something was renamed meanwhile and the kernel could not tell whether the path
        // stayed beneath the folder.
        for (int attempt = 0; attempt < 100; attempt++) {
            long opened = syscall(SYS_openat2, root, path, &how, sizeof how);
            if (opened >= 0) return (int)opened;
            if (errno != EINTR && errno != EAGAIN) break;
        }
        // EPERM is how older container sandboxes turn down a system call that they do not know;
        // it can also be the file's own answer, so it is not remembered.
        if (errno == ENOSYS) tenantry_avoid_openat2(1);
        // ENOTDIR: a link where a folder was wanted looks the same; the steps tell the two apart.
        if (errno != ENOSYS && errno != EPERM && errno != ENOTDIR) return -1;
    }
#endif
    return open_by_steps(root, path, flags);
}

tenantry_outcome tenantry_open(const char *path, int *folder, int *error) {
    do {
        *folder = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    } while (*folder < 0 && errno == EINTR);
    if (*folder >= 0) return TENANTRY_OK;
    *error = errno;
    return outcome_of(errno);
}

void tenantry_close(int folder) { close(folder); }

void tenantry_free(uint8_t *names) { free(names); }

static tenantry_kind kind_of_mode(mode_t mode) {
    switch (mode & S_IFMT) {
    case S_IFREG: return TENANTRY_FILE;
    case S_IFDIR: return TENANTRY_FOLDER;
    case S_IFLNK: return TENANTRY_LINK;
    case S_IFIFO: return TENANTRY_FIFO;
    case S_IFSOCK: return TENANTRY_SOCKET;
    default: return TENANTRY_DEVICE;
    }
}

// Some file systems leave the kind out; then it is asked for. Returns 0 and sets errno if nobody
// can tell: a guess could make a folder full of files look absent.
static int kind_of_entry(int folder, const struct dirent *entry) {
    struct stat status;
    tenantry_kind kind;
    switch (entry->d_type) {
    case DT_REG: return TENANTRY_FILE;
    case DT_DIR: return TENANTRY_FOLDER;
    case DT_FIFO: return TENANTRY_FIFO;
    case DT_SOCK: return TENANTRY_SOCKET;
    case DT_CHR:
    case DT_BLK: return TENANTRY_DEVICE;
    case DT_LNK: kind = TENANTRY_LINK; break;
    default:
        if (fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return 0;
        kind = kind_of_mode(status.st_mode);
    }
    // Only the kind of what is at the other end is asked for, nothing there is opened.
    if (kind == TENANTRY_LINK && fstatat(folder, entry->d_name, &status, 0) == 0
        && S_ISDIR(status.st_mode)) {
        return TENANTRY_LINK_TO_FOLDER;
    }
    return (int)kind;
}

typedef struct name_list {
    uint8_t *bytes;
    size_t length;
    size_t capacity;
} name_list;

static int append_name(name_list *list, int kind, const char *name) {
    size_t size = strlen(name) + 1;
    size_t needed = list->length + 1 + size;
    if (needed > list->capacity) {
        size_t capacity = list->capacity == 0 ? 8192 : list->capacity * 2;
        uint8_t *grown = realloc(list->bytes, capacity < needed ? needed : capacity);
        if (grown == NULL) return ENOMEM;
        list->bytes = grown;
        list->capacity = capacity < needed ? needed : capacity;
    }
    list->bytes[list->length] = (uint8_t)kind;
    memcpy(list->bytes + list->length + 1, name, size);
    list->length = needed;
    return 0;
}

tenantry_outcome tenantry_list(
    int root, const char *path, size_t limit, uint8_t **names, size_t *length, int *error) {
    *names = NULL;
    *length = 0;
    int folder = open_beneath(root, path, O_DIRECTORY);
    if (folder < 0) {
        *error = errno;
        return outcome_of(errno);
    }
    DIR *stream = fdopendir(folder);
    if (stream == NULL) {
        *error = errno;
        close(folder);
        return TENANTRY_IO_ERROR;
    }
    name_list list = {NULL, 0, 0};
    size_t count = 0;
    int failure = 0;
    while (failure == 0) {
        // readdir says "end" and "failed" with the same NULL: only errno tells them apart, and a
        // failure taken for the end would make the rest of the folder look absent.
        errno = 0;
        struct dirent *entry = readdir(stream);
        if (entry == NULL) {
            failure = errno;
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (count++ == limit) {
            closedir(stream);
            free(list.bytes);
            return TENANTRY_TOO_LARGE;
        }
        int kind = kind_of_entry(folder, entry);
        if (kind == 0 && errno == ENOENT) continue;  // removed since it was listed
        failure = kind == 0 ? errno : append_name(&list, kind, entry->d_name);
    }
    closedir(stream);
    if (failure != 0) {
        free(list.bytes);
        *error = failure;
        return TENANTRY_IO_ERROR;
    }
    *names = list.bytes;
    *length = list.length;
    return TENANTRY_OK;
}

static tenantry_outcome refusal_of_mode(mode_t mode) {
    switch (kind_of_mode(mode)) {
    case TENANTRY_FILE: return TENANTRY_OK;
    case TENANTRY_FOLDER: return TENANTRY_IS_FOLDER;
    case TENANTRY_FIFO: return TENANTRY_IS_FIFO;
    case TENANTRY_SOCKET: return TENANTRY_IS_SOCKET;
    case TENANTRY_LINK:
    case TENANTRY_LINK_TO_FOLDER: return TENANTRY_SYMLINK;
    case TENANTRY_DEVICE: return TENANTRY_IS_DEVICE;
    }
    return TENANTRY_IS_DEVICE;
}

static int was_written(const struct stat *before, const struct stat *after) {
#if defined(__APPLE__)
    return before->st_size != after->st_size
        || before->st_mtimespec.tv_sec != after->st_mtimespec.tv_sec
        || before->st_mtimespec.tv_nsec != after->st_mtimespec.tv_nsec;
#else
    return before->st_size != after->st_size || before->st_mtim.tv_sec != after->st_mtim.tv_sec
        || before->st_mtim.tv_nsec != after->st_mtim.tv_nsec;
#endif
}

static tenantry_outcome read_all(
    int file, uint8_t *buffer, size_t limit, size_t *length, int *error) {
    struct stat before, after;
    if (fstat(file, &before) != 0) {
        *error = errno;
        return TENANTRY_IO_ERROR;
    }
    tenantry_outcome refusal = refusal_of_mode(before.st_mode);
    if (refusal != TENANTRY_OK) return refusal;
    while (*length <= limit) {
        ssize_t count = read(file, buffer + *length, limit + 1 - *length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            *error = errno;
            return TENANTRY_IO_ERROR;
        }
        if (count == 0) break;
        *length += (size_t)count;
        // Whether there is more, the next fstat tells. Files without a size are none of a disk.
        if (before.st_size > 0 && *length == (size_t)before.st_size) break;
    }
    if (*length > limit) return TENANTRY_TOO_LARGE;
    if (fstat(file, &after) != 0) {
        *error = errno;
        return TENANTRY_IO_ERROR;
    }
    return was_written(&before, &after) ? TENANTRY_CHANGED : TENANTRY_OK;
}

tenantry_outcome tenantry_read(
    int root, const char *path, uint8_t *buffer, size_t limit, size_t *length, int *error) {
    *length = 0;
    int file = open_beneath(root, path, 0);
    if (file < 0) {
        *error = errno;
        return outcome_of(errno);
    }
    tenantry_outcome outcome = read_all(file, buffer, limit, length, error);
    close(file);
    return outcome;
}

// Whether an open file holds exactly these bytes; -1 and errno if it cannot be read.
static int holds(int file, const uint8_t *bytes, size_t length) {
    uint8_t buffer[16384];
    size_t offset = 0;
    for (;;) {
        ssize_t count = read(file, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return -1;
        if (count == 0) return offset == length;
        if ((size_t)count > length - offset || memcmp(buffer, bytes + offset, (size_t)count) != 0) {
            return 0;
        }
        offset += (size_t)count;
    }
}

static int write_all(int file, const uint8_t *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(file, bytes, length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return -1;
        bytes += count;
        length -= (size_t)count;
    }
    return 0;
}

// Waits until the names in a folder are on the disk: without it, a loss of power can bring the old
// ones back. Some file systems know no such thing for folders.
static int sync_names(int folder) {
    return fsync(folder) != 0 && errno != EINVAL && errno != EBADF ? -1 : 0;
}

// Makes a hidden file of a name that nobody uses, which no reader takes for a part of a workspace.
static int create_beside(int folder, char *name, size_t size) {
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        snprintf(name, size, ".tenantry-%ld-%u.tmp", (long)getpid(), attempt);
        int file = openat(
            folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (file >= 0 || (errno != EEXIST && errno != EINTR)) return file;
    }
    return -1;
}

// Writes the new file and renames it over the old one; -1 and errno if that failed.
static int write_and_rename(
    int folder, const char *name, const struct stat *old, const uint8_t *bytes, size_t length) {
    char temporary[64];
    int file = create_beside(folder, temporary, sizeof temporary);
    if (file < 0) return -1;
    // Who may not give a file away keeps it; the mode comes last, since a new owner clears bits.
    int failed = fchown(file, old->st_uid, old->st_gid) != 0 && errno != EPERM;
    failed = failed || fchmod(file, old->st_mode & 07777) != 0
        || write_all(file, bytes, length) != 0 || fsync(file) != 0;
    int error = errno;
    if (close(file) != 0 && !failed) {
        failed = 1;
        error = errno;
    }
    if (!failed && renameat(folder, temporary, folder, name) != 0) {
        failed = 1;
        error = errno;
    }
    if (!failed) return sync_names(folder);
    unlinkat(folder, temporary, 0);
    errno = error;
    return -1;
}

static tenantry_outcome failed(int *error) {
    *error = errno;
    return outcome_of(errno);
}

tenantry_outcome tenantry_replace(
    int root, const char *path, const uint8_t *old_bytes, size_t old_length,
    const uint8_t *new_bytes, size_t new_length, int *error) {
    char parent[1025] = ".";
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    if (slash != NULL) {
        size_t length = (size_t)(slash - path);
        if (length >= sizeof parent) {
            *error = ENAMETOOLONG;
            return TENANTRY_IO_ERROR;
        }
        memcpy(parent, path, length);
        parent[length] = '\0';
    }
    int folder = open_beneath(root, parent, O_DIRECTORY);
    if (folder < 0) return failed(error);
    int file = open_beneath(folder, name, 0);
    if (file < 0) {
        tenantry_outcome outcome = failed(error);
        close(folder);
        return outcome;
    }
    struct stat old;
    tenantry_outcome outcome = TENANTRY_OK;
    if (fstat(file, &old) != 0) {
        outcome = failed(error);
    } else {
        outcome = refusal_of_mode(old.st_mode);
    }
    if (outcome == TENANTRY_OK) {
        int same = holds(file, old_bytes, old_length);
        if (same < 0) outcome = failed(error);
        if (same == 0) outcome = TENANTRY_CHANGED;
    }
    close(file);
    if (outcome == TENANTRY_OK
        && write_and_rename(folder, name, &old, new_bytes, new_length) != 0) {
        outcome = failed(error);
    }
    close(folder);
    return outcome;
}

// Opens the folder in which a path ends, and makes what is missing of it, following no link.
static int open_parent(int root, const char *path) {
    int folder = open_beneath(root, ".", O_DIRECTORY);
    for (const char *slash; folder >= 0 && (slash = strchr(path, '/')) != NULL; path = slash + 1) {
        char part[256];
        size_t length = (size_t)(slash - path);
        int next = -1;
        errno = ENAMETOOLONG;
        if (length < sizeof part) {
            memcpy(part, path, length);
            part[length] = '\0';
            next = open_beneath(folder, part, O_DIRECTORY);
            if (next < 0 && errno == ENOENT
                && (mkdirat(folder, part, 0777) == 0 ? sync_names(folder) == 0
                                                     : errno == EEXIST)) {
                next = open_beneath(folder, part, O_DIRECTORY);
            }
        }
        int error = errno;
        close(folder);
        errno = error;
        folder = next;
    }
    return folder;
}

tenantry_outcome tenantry_create(
    int root, const char *path, const uint8_t *bytes, size_t length, int *error) {
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    int folder = open_parent(root, path);
    if (folder < 0) return failed(error);
    int file;
    do {
        file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    } while (file < 0 && errno == EINTR);
    tenantry_outcome outcome = TENANTRY_OK;
    if (file < 0) {
        outcome = failed(error);
    } else {
        if (write_all(file, bytes, length) != 0 || fsync(file) != 0) outcome = failed(error);
        if (close(file) != 0 && outcome == TENANTRY_OK) outcome = failed(error);
        if (outcome == TENANTRY_OK && sync_names(folder) != 0) outcome = failed(error);
        if (outcome != TENANTRY_OK) unlinkat(folder, name, 0);
    }
    close(folder);
    return outcome;
}

static char abandoned[16][4096];
// The handler may run on another thread than the one that remembers: a path is seen before its
// count.
static atomic_int abandoned_count = 0;

int tenantry_abandon(const char *path) {
    int count = atomic_load_explicit(&abandoned_count, memory_order_relaxed);
    size_t length = strlen(path);
    if ((size_t)count < sizeof abandoned / sizeof *abandoned && length < sizeof *abandoned) {
        memcpy(abandoned[count], path, length + 1);
        atomic_store_explicit(&abandoned_count, count + 1, memory_order_release);
    }
    return count;
}

void tenantry_keep(int count) {
    atomic_store_explicit(&abandoned_count, count, memory_order_release);
}

void tenantry_remove_abandoned(void) {
    int count = atomic_load_explicit(&abandoned_count, memory_order_acquire);
    // Twice: another thread may just have made one of them.
    for (int again = 0; again < 2; again += 1) {
        for (int place = count - 1; place >= 0; place -= 1) {
            if (unlink(abandoned[place]) != 0) rmdir(abandoned[place]);
        }
    }
}

void tenantry_describe(int error, char *text, size_t size) {
    snprintf(text, size, "%s", strerror(error));
}
