// clock.h - the time of the processor, where there is one.
#ifndef ENGINE_CLOCK_H
#define ENGINE_CLOCK_H

// Seconds that this thread has computed so far; in WebAssembly, which imports
// no clock, always 0.
double clock_seconds(void);

#endif
