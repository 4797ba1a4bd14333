package cn.zhengtong.kernel;

import com.fasterxml.jackson.annotation.JsonValue;

/// A value that is one string everywhere: in JSON, in SQL and in addresses.
public interface TextValue {

    @JsonValue
    String value();
}
