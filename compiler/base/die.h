// die.h - the one way out when the machine fails.
#ifndef BASE_DIE_H
#define BASE_DIE_H

// The machine's fault: disk, memory, permission. Prints and exits with 3.
void die(const char *format, ...)
    __attribute__((noreturn, format(printf, 1, 2)));

#endif
