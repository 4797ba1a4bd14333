package cn.zhengtong.foundation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Opens an endpoint. Without it an endpoint answers nobody: the access gate keeps it closed and a test names
/// it.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Opened {

    Audience to();

    /// The permission that must hold somewhere in the actor's scope; where exactly, the facade checks.
    String permission() default "";

    /// Name of the operation in the audit trail; empty for reads that need no row.
    String audit() default "";

    /// Assurance level that the actor needs at least, 0 to 4.
    int assurance() default 0;
}
