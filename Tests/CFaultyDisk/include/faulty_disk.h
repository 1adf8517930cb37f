#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

#include <stdbool.h>
#include <stdint.h>

/// A disk between SQLite and the real one: it fails on demand, and can lose power.
///
/// It becomes the default VFS of the process, and lets every file alone that lies outside of the
/// folders that are disks. Nothing is ever synchronised for real: it is noted what would be.

/// What SQLite asks of a disk, as a mask.
enum {
    FAULTY_OPEN = 1,
    FAULTY_READ = 2,
    FAULTY_WRITE = 4,
    FAULTY_SYNC = 8,
    FAULTY_TRUNCATE = 16,
    FAULTY_DELETE = 32,
    FAULTY_LOCK = 64,
    FAULTY_LOOK = 128,
    FAULTY_ANYTHING = 255,
    /// What changes what is on the disk.
    FAULTY_CHANGES = FAULTY_WRITE | FAULTY_SYNC | FAULTY_TRUNCATE | FAULTY_DELETE,
};

/// What happens at the call that fails.
enum {
    /// Nothing is done, and a failure is reported.
    FAULTY_UNDONE = 0,
    /// It is done, a write only by half, and a failure is reported.
    FAULTY_DONE = 1,
    /// There is no room, or somebody holds the lock; other calls fail as undone.
    FAULTY_REFUSED = 2,
    /// The power goes: nothing is done any more.
    FAULTY_POWER = 3,
};

/// Makes a folder a disk; what lies in it is safe. Returns its number, or -1 if there are too many.
int faulty_disk_open(const char *folder);

/// Forgets a disk.
void faulty_disk_close(int disk);

/// Lets the `number`th of the calls in `mask` fail, counted from now, and all later ones if
/// `lasting`; 0 lets nothing fail.
void faulty_disk_arm(int disk, int mask, int64_t number, int how, bool lasting);

/// How many calls in the mask there were since the disk was armed.
int64_t faulty_disk_calls(int disk);

/// Whether a call has failed since the disk was armed.
bool faulty_disk_has_failed(int disk);

/// Takes the power away and gives it back: what was not synchronised is lost, kept or scrambled,
/// sector by sector, as the seed says. Everything must be closed. Returns whether that worked.
bool faulty_disk_lose_power(int disk, uint64_t seed);

#endif
