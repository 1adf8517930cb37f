#include "faulty_disk.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DISKS = 64, NAMES = 64, SECTOR = 512 };

/// A write that is not synchronised yet; without bytes, a truncation to `offset`.
typedef struct Pending {
    int64_t offset;
    int length;
    unsigned char *bytes;
    struct Pending *next;
} Pending;

/// What a name leads to: what is safe, and what is not yet.
typedef struct {
    unsigned char *safe;
    int64_t size;
    Pending *first, *last;
} Content;

/// A name made or removed; in the safe list, a name that is there.
typedef struct {
    char *name;
    Content *content;
} Entry;

typedef struct {
    char *folder;
    size_t length;
    /// Names that survive, and what was done to names since.
    Entry safe[NAMES], moves[4096];
    int safe_count, move_count;
    /// Everything that was ever opened, to be freed.
    Content *contents[4096];
    int content_count;
    int mask, how;
    int64_t number, calls;
    bool lasting, failed, is_dead;
} Disk;

typedef struct {
    sqlite3_file base;
    Disk *disk;
    Content *content;
    bool syncs_folder;
    sqlite3_file real[];
} File;

static Disk *disks[DISKS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs shim, *system_vfs;

static sqlite3_file *real(sqlite3_file *file) { return ((File *)file)->real; }

// MARK: - What is safe

static void change(Content *content, int64_t offset, const void *bytes, int length) {
    if (!bytes) {
        if (offset < content->size) content->size = offset;
        return;
    }
    int64_t end = offset + length;
    if (end > content->size) {
        content->safe = realloc(content->safe, (size_t)end);
        memset(content->safe + content->size, 0, (size_t)(end - content->size));
        content->size = end;
    }
    memcpy(content->safe + offset, bytes, (size_t)length);
}

static void forget_pending(Content *content) {
    while (content->first) {
        Pending *next = content->first->next;
        free(content->first->bytes);
        free(content->first);
        content->first = next;
    }
    content->last = NULL;
}

static void note(Content *content, int64_t offset, const void *bytes, int length) {
    Pending *pending = calloc(1, sizeof *pending);
    pending->offset = offset;
    pending->length = length;
    if (bytes) {
        pending->bytes = malloc((size_t)length);
        memcpy(pending->bytes, bytes, (size_t)length);
    }
    if (content->last) content->last->next = pending; else content->first = pending;
    content->last = pending;
}

static void synchronize(Content *content) {
    for (Pending *p = content->first; p; p = p->next) change(content, p->offset, p->bytes, p->length);
    forget_pending(content);
}

static Entry *find(Entry *entries, int count, const char *name) {
    for (int i = count - 1; i >= 0; i--)
        if (strcmp(entries[i].name, name) == 0) return &entries[i];
    return NULL;
}

/// Carries a move out on the safe names.
static void settle(Disk *disk, const char *name, Content *content) {
    Entry *entry = find(disk->safe, disk->safe_count, name);
    if (!content) {
        if (!entry) return;
        free(entry->name);
        *entry = disk->safe[--disk->safe_count];
    } else if (entry) {
        entry->content = content;
    } else if (disk->safe_count < NAMES) {
        disk->safe[disk->safe_count++] = (Entry){strdup(name), content};
    }
}

static void settle_moves(Disk *disk, int count) {
    for (int i = 0; i < count; i++) settle(disk, disk->moves[i].name, disk->moves[i].content);
    for (int i = 0; i < disk->move_count; i++) free(disk->moves[i].name);
    disk->move_count = 0;
}

static void move(Disk *disk, const char *name, Content *content) {
    if (disk->move_count < 4096) disk->moves[disk->move_count++] = (Entry){strdup(name), content};
}

static Content *new_content(Disk *disk) {
    Content *content = calloc(1, sizeof *content);
    if (disk->content_count < 4096) disk->contents[disk->content_count++] = content;
    return content;
}

/// What a name leads to; a file that was there before the disk knew of it is safe.
static Content *content_of(Disk *disk, const char *name, bool existed) {
    Entry *entry = find(disk->moves, disk->move_count, name);
    if (!entry) entry = find(disk->safe, disk->safe_count, name);
    if (existed && entry && entry->content) return entry->content;
    Content *content = new_content(disk);
    if (!existed) {
        move(disk, name, content);
        return content;
    }
    int file = open(name, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file >= 0 && fstat(file, &status) == 0) {
        content->size = status.st_size;
        content->safe = malloc((size_t)status.st_size + 1);
        if (pread(file, content->safe, (size_t)status.st_size, 0) != status.st_size) {
            content->size = 0;
        }
    }
    if (file >= 0) close(file);
    settle(disk, name, content);
    return content;
}

static void forget(Disk *disk) {
    settle_moves(disk, 0);
    for (int i = 0; i < disk->safe_count; i++) free(disk->safe[i].name);
    for (int i = 0; i < disk->content_count; i++) {
        forget_pending(disk->contents[i]);
        free(disk->contents[i]->safe);
        free(disk->contents[i]);
    }
    disk->safe_count = disk->content_count = 0;
}

// MARK: - Failing

/// Says what is to happen at a call: -1 for nothing, otherwise how it fails.
static int fault(Disk *disk, int kind) {
    if (disk->is_dead) return FAULTY_POWER;
    if (!(disk->mask & kind)) return -1;
    disk->calls++;
    bool is_hit = disk->calls == disk->number || (disk->lasting && disk->failed);
    if (disk->number == 0 || !is_hit) return -1;
    disk->failed = true;
    if (disk->how == FAULTY_POWER) disk->is_dead = true;
    return disk->how;
}

static int file_close(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }

static int file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
    File *own = (File *)file;
    if (fault(own->disk, FAULTY_READ) >= 0) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, length, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
    File *own = (File *)file;
    bool was_dead = own->disk->is_dead;
    int how = fault(own->disk, FAULTY_WRITE);
    if (how == FAULTY_POWER && !was_dead) note(own->content, offset, bytes, length);
    int done = how < 0 ? length : how == FAULTY_DONE ? length / 2 : 0;
    if (done > 0) {
        int result = real(file)->pMethods->xWrite(real(file), bytes, done, offset);
        if (result != SQLITE_OK) return result;
        note(own->content, offset, bytes, done);
    }
    if (how < 0) return SQLITE_OK;
    return how == FAULTY_REFUSED ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    File *own = (File *)file;
    bool was_dead = own->disk->is_dead;
    int how = fault(own->disk, FAULTY_TRUNCATE);
    if (how == FAULTY_POWER && !was_dead) note(own->content, size, NULL, 0);
    if (how < 0 || how == FAULTY_DONE) {
        int result = real(file)->pMethods->xTruncate(real(file), size);
        if (result != SQLITE_OK) return result;
        note(own->content, size, NULL, 0);
    }
    return how < 0 ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

static int file_sync(sqlite3_file *file, int flags) {
    (void)flags;
    File *own = (File *)file;
    int how = fault(own->disk, FAULTY_SYNC);
    if (how < 0 || how == FAULTY_DONE) {
        synchronize(own->content);
        if (own->syncs_folder) settle_moves(own->disk, own->disk->move_count);
        own->syncs_folder = false;
    }
    return how < 0 ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    if (fault(((File *)file)->disk, FAULTY_LOOK) >= 0) return SQLITE_IOERR_FSTAT;
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
    int how = fault(((File *)file)->disk, FAULTY_LOCK);
    if (how >= 0) return how == FAULTY_REFUSED ? SQLITE_BUSY : SQLITE_IOERR_LOCK;
    return real(file)->pMethods->xLock(real(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}

static int file_is_reserved(sqlite3_file *file, int *result) {
    int how = fault(((File *)file)->disk, FAULTY_LOCK);
    if (how >= 0) return how == FAULTY_REFUSED ? SQLITE_BUSY : SQLITE_IOERR_CHECKRESERVEDLOCK;
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int file_sector_size(sqlite3_file *file) {
    return real(file)->pMethods->xSectorSize(real(file));
}

static int file_characteristics(sqlite3_file *file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

// Version 1: no shared memory and no mapped files, which the store does not use.
static const sqlite3_io_methods methods = {
    1, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock,
    file_unlock, file_is_reserved, file_control, file_sector_size, file_characteristics,
    NULL, NULL, NULL, NULL, NULL, NULL,
};

// MARK: - Names

/// The disk that a file lies on; `NULL` for everybody else's files.
static Disk *disk_of(const char *name) {
    Disk *found = NULL;
    if (!name) return NULL;
    pthread_mutex_lock(&lock);
    for (int i = 0; i < DISKS && !found; i++)
        if (disks[i] && strncmp(name, disks[i]->folder, disks[i]->length) == 0
            && name[disks[i]->length] == '/') found = disks[i];
    pthread_mutex_unlock(&lock);
    return found;
}

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    Disk *disk = disk_of(name);
    if (!disk) return system_vfs->xOpen(system_vfs, name, file, flags, out);
    file->pMethods = NULL;
    if (fault(disk, FAULTY_OPEN) >= 0) return SQLITE_CANTOPEN;
    bool existed = access(name, F_OK) == 0;
    File *own = (File *)file;
    memset(own, 0, sizeof *own);
    int result = system_vfs->xOpen(system_vfs, name, own->real, flags, out);
    if (result != SQLITE_OK) return result;
    own->disk = disk;
    own->content = content_of(disk, name, existed);
    int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
    own->syncs_folder = (flags & SQLITE_OPEN_CREATE) && (flags & journals);
    file->pMethods = &methods;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int syncs_folder) {
    (void)vfs;
    Disk *disk = disk_of(name);
    if (!disk) return system_vfs->xDelete(system_vfs, name, syncs_folder);
    bool was_dead = disk->is_dead;
    int how = fault(disk, FAULTY_DELETE);
    if (how == FAULTY_POWER && !was_dead) move(disk, name, NULL);
    if (how < 0 || how == FAULTY_DONE) {
        int result = system_vfs->xDelete(system_vfs, name, 0);
        if (result != SQLITE_OK) return result;
        move(disk, name, NULL);
        if (syncs_folder && how < 0) settle_moves(disk, disk->move_count);
    }
    return how < 0 ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
    (void)vfs;
    Disk *disk = disk_of(name);
    if (disk && fault(disk, FAULTY_LOOK) >= 0) return SQLITE_IOERR_ACCESS;
    return system_vfs->xAccess(system_vfs, name, flags, result);
}

static void install(void) {
    system_vfs = sqlite3_vfs_find(NULL);
    shim = *system_vfs;
    shim.zName = "faulty-disk";
    shim.pNext = NULL;
    shim.szOsFile = (int)sizeof(File) + system_vfs->szOsFile;
    shim.xOpen = vfs_open;
    shim.xDelete = vfs_delete;
    shim.xAccess = vfs_access;
    sqlite3_vfs_register(&shim, 1);
}

// MARK: - For tests

int faulty_disk_open(const char *folder) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    char resolved[4096];
    if (!realpath(folder, resolved)) return -1;
    Disk *disk = calloc(1, sizeof *disk);
    disk->folder = strdup(resolved);
    disk->length = strlen(resolved);
    pthread_mutex_lock(&lock);
    int number = 0;
    while (number < DISKS && disks[number]) number++;
    if (number < DISKS) disks[number] = disk;
    pthread_mutex_unlock(&lock);
    return number < DISKS ? number : -1;
}

void faulty_disk_close(int number) {
    pthread_mutex_lock(&lock);
    Disk *disk = disks[number];
    disks[number] = NULL;
    pthread_mutex_unlock(&lock);
    forget(disk);
    free(disk->folder);
    free(disk);
}

void faulty_disk_arm(int number, int mask, int64_t at, int how, bool lasting) {
    Disk *disk = disks[number];
    disk->mask = mask;
    disk->number = at;
    disk->how = how;
    disk->lasting = lasting;
    disk->calls = 0;
    disk->failed = false;
}

int64_t faulty_disk_calls(int number) { return disks[number]->calls; }

bool faulty_disk_has_failed(int number) { return disks[number]->failed; }

static uint64_t draw(uint64_t *seed) {
    uint64_t mixed = *seed += 0x9E3779B97F4A7C15;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return mixed ^ (mixed >> 31);
}

/// Lets each sector of what was not synchronised be kept, lost, or scrambled.
static void survive(Content *content, uint64_t *seed) {
    uint64_t style = draw(seed) % 4;  // everything kept, everything lost, or each for itself
    for (Pending *p = content->first; p; p = p->next) {
        if (!p->bytes) {
            if (style == 0 || (style > 1 && draw(seed) % 2)) change(content, p->offset, NULL, 0);
            continue;
        }
        for (int at = 0; at < p->length;) {
            int length = SECTOR - (int)((p->offset + at) % SECTOR);
            if (length > p->length - at) length = p->length - at;
            uint64_t luck = style == 0 ? 0 : style == 1 ? 9 : draw(seed) % 10;
            if (luck == 8) for (int i = 0; i < length; i++) p->bytes[at + i] = (unsigned char)draw(seed);
            if (luck < 5 || luck == 8) change(content, p->offset + at, p->bytes + at, length);
            at += length;
        }
    }
    forget_pending(content);
}

static bool write_whole(const char *name, const Content *content) {
    int file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return false;
    bool is_whole = write(file, content->safe, (size_t)content->size) == content->size;
    return close(file) == 0 && is_whole;
}

bool faulty_disk_lose_power(int number, uint64_t seed) {
    Disk *disk = disks[number];
    // What was done to names survives up to some moment.
    int kept = (int)(draw(&seed) % (uint64_t)(disk->move_count + 1));
    for (int i = 0; i < kept; i++) settle(disk, disk->moves[i].name, disk->moves[i].content);
    for (int i = 0; i < disk->move_count; i++)
        if (!find(disk->safe, disk->safe_count, disk->moves[i].name)) unlink(disk->moves[i].name);
    settle_moves(disk, 0);
    bool is_whole = true;
    for (int i = 0; i < disk->safe_count; i++) {
        survive(disk->safe[i].content, &seed);
        if (!write_whole(disk->safe[i].name, disk->safe[i].content)) is_whole = false;
    }
    forget(disk);
    disk->is_dead = false;
    disk->mask = 0;
    disk->number = 0;
    return is_whole;
}
