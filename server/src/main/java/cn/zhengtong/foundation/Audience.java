package cn.zhengtong.foundation;

/// For whom an endpoint is open.
public enum Audience {
    /// Anyone, without signing in.
    PUBLIC,
    /// Whoever is signed in, person or staff.
    SIGNED_IN,
    /// Natural persons, also for their firms.
    PERSON,
    /// Staff in a post.
    STAFF
}
