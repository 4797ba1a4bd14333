package cn.zhengtong.foundation;

import org.slf4j.MDC;

/// The identifier that ties what a person sees (a problem page) to the lines of the log.
public final class TraceId {

    private TraceId() {}

    /// The current request's trace id, or `-` outside of one.
    public static String current() {
        var id = MDC.get("traceId");
        return id == null ? "-" : id;
    }
}
