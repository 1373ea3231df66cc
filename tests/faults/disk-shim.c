/*
 * Stands between a server and the disk, by LD_PRELOAD. What is done to the files of one folder is written to one stream,
 * in order, with the bytes, so that a power cut can be played afterwards at any point of it. The disk can also be full.
 *
 *   DISK_FOLDER    the folder watched
 *   DISK_STREAM    where the stream goes; nothing is recorded without it
 *   DISK_SYNC_US   how long a sync lasts more than it does, in microseconds: what does not wait for it shows
 *   DISK_FULL      while this file exists, nothing can be written in the folder
 *
 * A record: five 32-bit and one 64-bit number as in `struct head`, then the name of the file and the bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct head {
  uint32_t type; /* W write, B sync begins, E sync ends, T truncate, U unlink, R rename */
  uint32_t name_length;
  uint32_t data_length;
  uint32_t call; /* the same for the beginning and the end of one sync */
  uint64_t offset; /* of a write; the size a file is truncated to */
};

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *folder, *full;
static size_t folder_length;
static int stream = -1;
static useconds_t sync_us;
static uint32_t calls;

static void set_up(void) {
  const char *path = getenv("DISK_STREAM"), *us = getenv("DISK_SYNC_US");
  folder = getenv("DISK_FOLDER");
  full = getenv("DISK_FULL");
  folder_length = folder ? strlen(folder) : 0;
  sync_us = us ? (useconds_t)atoi(us) : 0;
  if (path) stream = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name inside the folder, "" for the folder itself; NULL for anything else, and for what only lives in memory. */
static const char *inside(const char *path) {
  pthread_once(&once, set_up);
  if (!folder || strncmp(path, folder, folder_length) != 0) return NULL;
  const char *name = path + folder_length;
  if (*name == 0) return name;
  if (*name != '/') return NULL;
  name++;
  size_t length = strlen(name);
  return length > 4 && strcmp(name + length - 4, "-shm") == 0 ? NULL : name;
}

static const char *named(int fd, char *path) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return NULL;
  path[length] = 0;
  return inside(path);
}

static void record(char type, const char *name, uint32_t call, uint64_t offset, const void *data, size_t length) {
  if (stream < 0) return;
  struct head head = {(uint32_t)type, (uint32_t)strlen(name), (uint32_t)length, call, offset};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)name, head.name_length}, {(void *)data, length}};
  if (writev(stream, parts, 3) < 0) abort();
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define IS_FULL (full && access(full, F_OK) == 0)
#define REFUSE_IF_FULL if (IS_FULL) { errno = ENOSPC; return -1; }

static ssize_t put(int fd, const void *data, size_t length, off64_t offset, ssize_t (*real)(int, const void *, size_t, off64_t)) {
  char path[PATH_MAX];
  const char *name = named(fd, path);
  if (!name) return real(fd, data, length, offset);
  REFUSE_IF_FULL
  pthread_mutex_lock(&order);
  ssize_t written = real(fd, data, length, offset);
  if (written > 0) record('W', name, 0, (uint64_t)offset, data, (size_t)written);
  pthread_mutex_unlock(&order);
  return written;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  REAL(pwrite64);
  return put(fd, data, length, offset, real);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  REAL(pwrite64);
  return put(fd, data, length, offset, real);
}

ssize_t write(int fd, const void *data, size_t length) {
  REAL(write);
  char path[PATH_MAX];
  const char *name = named(fd, path);
  if (!name) return real(fd, data, length);
  REFUSE_IF_FULL
  pthread_mutex_lock(&order);
  ssize_t written = real(fd, data, length);
  if (written > 0) record('W', name, 0, (uint64_t)(lseek64(fd, 0, SEEK_CUR) - written), data, (size_t)written);
  pthread_mutex_unlock(&order);
  return written;
}

static int sync_with(int fd, int (*real)(int)) {
  char path[PATH_MAX];
  const char *name = named(fd, path);
  if (!name) return real(fd);
  pthread_mutex_lock(&order);
  uint32_t call = ++calls;
  record('B', name, call, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  int answer = real(fd);
  if (sync_us) usleep(sync_us);
  pthread_mutex_lock(&order);
  if (answer == 0) record('E', name, call, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return answer;
}

int fsync(int fd) {
  REAL(fsync);
  return sync_with(fd, real);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return sync_with(fd, real);
}

int ftruncate64(int fd, off64_t size) {
  REAL(ftruncate64);
  char path[PATH_MAX];
  const char *name = named(fd, path);
  if (!name) return real(fd, size);
  pthread_mutex_lock(&order);
  int answer = real(fd, size);
  if (answer == 0) record('T', name, 0, (uint64_t)size, NULL, 0);
  pthread_mutex_unlock(&order);
  return answer;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
  REAL(unlink);
  const char *name = inside(path);
  if (!name) return real(path);
  pthread_mutex_lock(&order);
  int answer = real(path);
  if (answer == 0) record('U', name, 0, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return answer;
}

int rename(const char *from, const char *to) {
  REAL(rename);
  const char *name = inside(from), *next = inside(to);
  if (!name || !next) return real(from, to);
  pthread_mutex_lock(&order);
  int answer = real(from, to);
  if (answer == 0) record('R', name, 0, 0, next, strlen(next));
  pthread_mutex_unlock(&order);
  return answer;
}
