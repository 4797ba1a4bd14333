package cn.zhengtong.support.workflow;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a process by one act.
///
/// @param ended nothing of it is open any more; a step without process ends by itself
/// @param outcome the fact `conclusion` at its end
/// @param opened the tasks that came up
public record Progress(boolean ended, @Nullable String outcome, List<UUID> opened) {

    public Progress {
        opened = List.copyOf(opened);
    }
}
