package cn.zhengtong.services.catalog;

/// Where an import stands: staged, dry run, run.
enum ImportState {
    STAGED,
    CHECKING,
    CHECKED,
    RUNNING,
    DONE,
    STOPPED,
    FAILED;

    boolean atWork() {
        return this == CHECKING || this == RUNNING;
    }

    /// A dry run may begin, again too, until rows were taken in.
    boolean mayCheck() {
        return this == STAGED || this == CHECKED || this == FAILED || this == STOPPED;
    }

    boolean mayRun() {
        return this == CHECKED || this == STOPPED || this == FAILED;
    }
}
