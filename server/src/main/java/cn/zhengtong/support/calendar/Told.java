package cn.zhengtong.support.calendar;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A list that is made when somebody first reads it: starting and stopping a clock costs no sentences.
final class Told<T> extends AbstractList<T> {

    private @Nullable Supplier<List<T>> how;
    private List<T> told = List.of();

    Told(Supplier<List<T>> how) {
        this.how = how;
    }

    @Override
    public T get(int index) {
        return told().get(index);
    }

    @Override
    public int size() {
        return told().size();
    }

    private synchronized List<T> told() {
        if (how != null) {
            told = how.get();
            how = null;
        }
        return told;
    }
}
