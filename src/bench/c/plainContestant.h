/* The server around plain C: see contestant.h. Here each member has its own present, noise, outputs and reducers. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double *numbers(FILE *f, size_t count) {
  double *p = calloc(count + 1, sizeof(double));
  if (fread(p, sizeof(double), count, f) != count) exit(3);
  return p;
}

static int64_t clock_at(clockid_t which) {
  struct timespec t;
  clock_gettime(which, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int main(int argc, char **argv) {
  FILE *f = fopen(argv[1], "rb");
  int64_t members;
  if (argc < 2 || !f || fread(&members, 8, 1, f) != 1) return 2;
  double *starts = numbers(f, members * SLOTS);
  double *noise = numbers(f, members * SERIES * MONTHS);
  size_t path = (size_t)OUTPUTS * (STEPS / STEPS_PER_SAVE + 1);
  double *results = calloc(members * path + 1, sizeof(double));
  double *reduced = calloc(members * REDUCERS * 3 + 1, sizeof(double));
  char line[4096];
  while (fgets(line, sizeof line, stdin)) {
    if (line[0] == 'w') {
      line[strcspn(line, "\n")] = 0;
      FILE *o = fopen(line + 6, "wb");
      fwrite(results, sizeof(double), members * path, o);
      fwrite(reduced, sizeof(double), members * REDUCERS * 3, o);
      fclose(o);
      printf("0 0\n");
    } else {
      const int64_t cpu = clock_at(CLOCK_PROCESS_CPUTIME_ID), wall = clock_at(CLOCK_MONOTONIC);
      for (int times = atoi(line); times > 0; times--)
        for (int64_t m = 0; m < members; m++) {
          static double p[SLOTS + 1], kept[REDUCERS * 3 + 1];
          memcpy(p, starts + m * SLOTS, SLOTS * sizeof(double));
          for (int i = 0; i < REDUCERS * 3; i++) kept[i] = NAN;
          live(p, noise + m * SERIES * MONTHS, results + m * path, kept);
          memcpy(reduced + m * REDUCERS * 3, kept, REDUCERS * 3 * sizeof(double));
        }
      printf("%lld %lld\n", (long long)(clock_at(CLOCK_PROCESS_CPUTIME_ID) - cpu), (long long)(clock_at(CLOCK_MONOTONIC) - wall));
    }
    fflush(stdout);
  }
  return failing > 1;
}
