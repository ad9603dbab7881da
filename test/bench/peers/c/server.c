/* Runs members with the code that SDEverywhere generates; answers as contestant.h does. Arguments: the members' parameters, and how many. */
#include "cycle.c"

static int64_t clock_at(clockid_t which) {
  struct timespec t;
  clock_gettime(which, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void live(double *inputs) {
  initConstants();
  setInputs(inputs, NULL);
  initLevels();
  const int steps = (int)((_final_time - _initial_time) / _time_step + 0.5);
  for (int step = 0;; step++) {
    _time = _initial_time + step * _time_step;
    evalAux();
    storeOutputData();
    if (step == steps) return;
    evalLevels();
  }
}

int main(int argc, char **argv) {
  const int members = atoi(argv[2]);
  const size_t path = 241 * (size_t)numOutputs;
  double *inputs = malloc(sizeof(double) * members * numInputs), *outputs = malloc(sizeof(double) * members * path);
  FILE *f = fopen(argv[1], "rb");
  if (!f || fread(inputs, sizeof(double) * numInputs, members, f) != (size_t)members) return 2;
  char line[4096];
  while (fgets(line, sizeof line, stdin)) {
    if (line[0] == 'w') {
      line[strcspn(line, "\n")] = 0;
      FILE *o = fopen(line + 6, "wb");
      fwrite(outputs, sizeof(double), members * path, o);
      fclose(o);
      printf("0 0\n");
    } else {
      const int64_t cpu = clock_at(CLOCK_PROCESS_CPUTIME_ID), wall = clock_at(CLOCK_MONOTONIC);
      for (int times = atoi(line); times > 0; times--) {
        into = outputs;
        for (int m = 0; m < members; m++) live(inputs + m * numInputs);
      }
      printf("%lld %lld\n", (long long)(clock_at(CLOCK_PROCESS_CPUTIME_ID) - cpu), (long long)(clock_at(CLOCK_MONOTONIC) - wall));
    }
    fflush(stdout);
  }
}
