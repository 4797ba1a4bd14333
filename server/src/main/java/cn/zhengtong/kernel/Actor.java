package cn.zhengtong.kernel;

import java.util.UUID;

/// Who acts: a visitor, a person, a member of staff in one post, or the program itself. Every facade method
/// that reads
/// or acts takes one.
///
/// @param id the person, the staff member, or nil for visitors and the program
/// @param name what logs and papers may show: staff by name, persons by nothing
/// @param assurance how surely we know who it is, 0 (visitor) to 4 (certificate or on-site check)
public record Actor(Kind kind, UUID id, String name, Scope scope, int assurance) {

    /// What an actor is.
    public enum Kind {
        VISITOR,
        PERSON,
        STAFF,
        PROGRAM
    }

    private static final UUID NIL = new UUID(0, 0);

    public static final Actor VISITOR = new Actor(Kind.VISITOR, NIL, "visitor", Scope.NONE, 0);

    /// The program acting by itself: timers, listeners, first start.
    public static final Actor PROGRAM = new Actor(Kind.PROGRAM, NIL, "program", Scope.NONE, 4);

    public static Actor person(UUID id, int assurance) {
        return new Actor(Kind.PERSON, id, "person", Scope.NONE, assurance);
    }

    public static Actor staff(UUID id, String name, Scope scope) {
        return new Actor(Kind.STAFF, id, name, scope, 4);
    }

    public boolean isStaff() {
        return kind == Kind.STAFF;
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    /// The program may do anything; others only where a grant says so.
    public boolean may(String permission, Place place) {
        return kind == Kind.PROGRAM || scope.covers(permission, place);
    }
}
