/// Working days and time limits (工作日与时限): the calendar of the State Council's notices, deadlines with their
/// derivation, running clocks that are recomputed when the calendar changes.
///
/// Owns the schema `calendar`. Entry points: [Calendar] computes, [Clocks] keeps what runs.
@NullMarked
@ApplicationModule(
        id = "calendar",
        displayName = "Calendar · 工作日与时限",
        allowedDependencies = {"regions"})
package cn.zhengtong.support.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
