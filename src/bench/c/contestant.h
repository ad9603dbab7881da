/*
 * The server around a generated kernel. It reads the members as they start from a file, then for each line `N` on the standard
 * input lets all of them live N times and answers with the CPU time and the time on the wall, both in nanoseconds; `write FILE` writes the last outputs and reducers.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static char *image;
static double *start_rows, *start_stocks, *start_noise, *results, *reduced;
static int tiles;

static double *numbers(FILE *f, size_t count) {
  double *p = aligned_alloc(64, (count * sizeof(double) + 127) / 64 * 64);
  if (fread(p, sizeof(double), count, f) != count) exit(3);
  return p;
}

static void live(int tile) {
  static double rows[ROWS * LANES] __attribute__((aligned(64)));
  static double stocks[2][STOCKS * LANES + 8] __attribute__((aligned(64)));
  const double *noise = start_noise + (size_t)tile * SERIES * MONTHS * LANES;
  memcpy(rows, start_rows + (size_t)tile * ROWS * LANES, sizeof rows);
  memcpy(stocks[0], start_stocks + (size_t)tile * STOCKS * LANES, STOCKS * LANES * sizeof(double));
  double *out = results + (size_t)tile * OUTPUTS * LANES * (STEPS / STEPS_PER_SAVE + 1);
  for (int step = 0; step <= STEPS; step++) {
    const char *t = image + TIME_TABLE + (size_t)step * TIME_ROW;
    const double *q = noise + (size_t)(int)(step * STEP) * LANES;
    double *s = stocks[step & 1], *n = stocks[(step + 1) & 1];
    core(rows, s, n, t, q);
    for (int i = first[step]; i < first[step + 1]; i++) groups[listed[i]](rows, s, n, t, q);
    if (step % STEPS_PER_SAVE == 0) {
      save_unit(rows, s, n, t, q);
      for (int o = 0; o < OUTPUTS; o++, out += LANES)
        memcpy(out, (output_kind[o] ? s : rows) + output_row[o] * LANES, LANES * sizeof(double));
    }
  }
  memcpy(reduced + (size_t)tile * REDUCERS * 3 * LANES, rows + MEMORY * LANES, REDUCERS * 3 * LANES * sizeof(double));
}

static int64_t clock_at(clockid_t which) {
  struct timespec t;
  clock_gettime(which, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int main(int argc, char **argv) {
  FILE *f = fopen(argv[1], "rb");
  int64_t head[2];
  if (argc < 2 || !f || fread(head, 8, 2, f) != 2) return 2;
  tiles = (int)head[0];
  image = aligned_alloc(64, (head[1] + 127) / 64 * 64);
  if (fread(image, 1, head[1], f) != (size_t)head[1]) return 3;
  start_rows = numbers(f, (size_t)tiles * ROWS * LANES);
  start_stocks = numbers(f, (size_t)tiles * STOCKS * LANES);
  start_noise = numbers(f, (size_t)tiles * SERIES * MONTHS * LANES);
  size_t saved = (size_t)tiles * OUTPUTS * LANES * (STEPS / STEPS_PER_SAVE + 1);
  results = calloc(saved + 1, sizeof(double));
  reduced = calloc((size_t)tiles * REDUCERS * 3 * LANES + 1, sizeof(double));
  char line[4096];
  while (fgets(line, sizeof line, stdin)) {
    if (line[0] == 'w') {
      line[strcspn(line, "\n")] = 0;
      FILE *o = fopen(line + 6, "wb");
      fwrite(results, sizeof(double), saved, o);
      fwrite(reduced, sizeof(double), (size_t)tiles * REDUCERS * 3 * LANES, o);
      fclose(o);
      printf("0 0\n");
    } else {
      const int64_t cpu = clock_at(CLOCK_PROCESS_CPUTIME_ID), wall = clock_at(CLOCK_MONOTONIC);
      for (int times = atoi(line); times > 0; times--)
        for (int tile = 0; tile < tiles; tile++) live(tile);
      printf("%lld %lld\n", (long long)(clock_at(CLOCK_PROCESS_CPUTIME_ID) - cpu), (long long)(clock_at(CLOCK_MONOTONIC) - wall));
    }
    fflush(stdout);
  }
  return failing > 1;
}
