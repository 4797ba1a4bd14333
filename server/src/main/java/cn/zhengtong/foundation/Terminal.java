package cn.zhengtong.foundation;

/// What the person who started the program sees; everything else goes to the log.
public final class Terminal {

    private Terminal() {}

    /// One step of the start.
    @SuppressWarnings("SystemOut") // the terminal is the interface here
    public static void say(String step) {
        System.out.println("· " + step);
    }

    /// A line that scripts can wait for.
    @SuppressWarnings("SystemOut")
    static void announce(String line) {
        System.out.println(line);
    }
}
