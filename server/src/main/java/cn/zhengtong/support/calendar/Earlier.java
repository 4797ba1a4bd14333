package cn.zhengtong.support.calendar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a clock was before it began anew; the whole former row is kept, this is what people are told of it.
///
/// @param ground why it was begun anew; null when it had stopped and simply runs a second time
@JsonIgnoreProperties(ignoreUnknown = true)
record Earlier(
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("due_at") Instant dueAt,
        @Nullable String ground,
        @Nullable String officer) {

    boolean restarted() {
        return ground != null;
    }
}
