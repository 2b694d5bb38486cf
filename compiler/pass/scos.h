// scos.h - with `sco: lesson`: what each lesson's SCO knows and waits for.
//
// Needs:   run_rules() has run without errors.
// Leaves:  a struct sco for each lesson but the glossary (model/sco.h); the
//          largest saved state of them as that of the course.
// Reports: E260, E261, W450-W452.
#ifndef PASS_SCOS_H
#define PASS_SCOS_H

struct course;

void plan_scos(struct course *c);

#endif
