/* Table functions, as kernel/evaluator.ts looks them up. */
struct table {
  int points, is_step;
  const double *x, *y;
};

static inline double look_up(const struct table *t, double at) {
  const int n = t->points;
  const double *x = t->x, *y = t->y;
  if (at <= x[0]) return y[0];
  if (at >= x[n - 1]) return y[n - 1];
  int i = 0;
  while (x[i + 1] <= at) i++;
  if (t->is_step) return y[i];
  return y[i] + (y[i + 1] - y[i]) * (at - x[i]) / (x[i + 1] - x[i]);
}
