package cn.zhengtong.support.notices;

/// A body with its signature: HMAC-SM3 over time, line feed and body, in hexadecimal.
///
/// @param timestamp seconds since 1970
record Envelope(String body, long timestamp, String signature) {

    static final String TIMESTAMP = "X-Timestamp";
    static final String SIGNATURE = "X-Signature";
}
