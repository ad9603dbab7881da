/* What code that SDEverywhere generates needs around it, for the cycle alone: its own runtime for C is not in the npm registry. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern double _time_step;
static double _time;
static double *into;

#define _EXP(x) exp(x)
#define _MIN(a, b) ((a) < (b) ? (a) : (b))
#define _MAX(a, b) ((a) > (b) ? (a) : (b))
#define _INTEG(value, rate) ((value) + (rate) * _time_step)
#define outputVar(value) (*into++ = (value))
