/* What plain C needs beside the C library: the functions of the equation language that it lacks, and the reducers. */
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "lookup.h"

static int failing;

static inline double smaller(double a, double b) { return a < b ? a : b; }
static inline double larger(double a, double b) { return a > b ? a : b; }
static inline double sign(double x) { return (x > 0) - (x < 0); }
static inline double mod(double x, double y) { return x - y * floor(x / y); }
static inline double softmin1(double x) {
  if (x <= 0) return 0;
  double b = x > 1099511627776.0 ? 1099511627776.0 : x, s = b * b, f = s * s, r = b / sqrt(sqrt(sqrt(1 + f * f)));
  return r > 1 ? 1 : r;
}

static inline int within(double time, double from, double to) { return time >= from && time <= to; }
static inline double overlap(double time, double length, double from, double to) {
  return smaller(time + length, to) - larger(time, from);
}
static inline void highest(double *k, double x, double time) { if (x > k[0]) k[0] = x; }
static inline void lowest(double *k, double x, double time) { if (x < k[0]) k[0] = x; }
static inline void final(double *k, double x, double time) { k[0] = x; }
static inline void timeOfHighest(double *k, double x, double time) {
  if (isnan(k[1]) || x > k[1]) { k[1] = x; k[0] = time; }
}
static inline void timeOfLowest(double *k, double x, double time) {
  if (isnan(k[1]) || x < k[1]) { k[1] = x; k[0] = time; }
}
static inline int near(double *k, double time, double length, double date) {
  return isnan(k[0]) && time + length >= date;
}
static inline void at(double *k, double x, double time, double date) {
  if (time < date) { k[1] = x; k[2] = time; }
  else k[0] = !isnan(k[1]) && time > date ? k[1] + (x - k[1]) * (date - k[2]) / (time - k[2]) : x;
}
static inline void cross(double *k, int holds, double time, double months) {
  if (!holds) { k[1] = NAN; return; }
  if (isnan(k[1])) k[1] = time;
  if (time - k[1] >= months) k[0] = k[1];
}
