/*
 * A clock that is set wrong: to a program that this is loaded into, the time of day is off by the seconds in the file
 * CLOCK_OFFSET, which may change at any time. It is in place before the first thread, and needs no header to be built.
 */
typedef long time_t;
struct timespec { time_t tv_sec; long tv_nsec; };
struct timeval { time_t tv_sec; long tv_usec; };
extern long syscall(long number, ...);
extern char *getenv(const char *name);
extern int open(const char *path, int flags, ...);
extern void *mmap(void *at, unsigned long length, int protection, int flags, int file, long offset);

#ifdef __aarch64__
enum { CLOCK_GETTIME = 113 };
#else
enum { CLOCK_GETTIME = 228 };
#endif
static const long none = 0;
static const volatile long *offset = &none;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("CLOCK_OFFSET");
  int file = path ? open(path, 0) : -1;
  void *memory = file < 0 ? (void *)-1 : mmap(0, sizeof(long), 1, 1, file, 0);
  if (memory != (void *)-1) offset = memory;
}

/* Of the clocks, 0 is the time of day and 5 the same, coarse; the others go on. */
int clock_gettime(int clock, struct timespec *now) {
  int result = (int)syscall(CLOCK_GETTIME, clock, now);
  if (result == 0 && (clock == 0 || clock == 5)) now->tv_sec += *offset;
  return result;
}

int gettimeofday(struct timeval *now, void *zone) {
  struct timespec time;
  (void)zone;
  clock_gettime(0, &time);
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *now) {
  struct timespec time;
  clock_gettime(0, &time);
  if (now) *now = time.tv_sec;
  return time.tv_sec;
}
