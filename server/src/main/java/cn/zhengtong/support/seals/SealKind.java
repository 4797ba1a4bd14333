package cn.zhengtong.support.seals;

/// What a seal is for; each has its own words under the star.
public enum SealKind {
    /// 公章: the body's official seal.
    OFFICIAL(""),
    /// 行政许可专用章: papers of the permit procedure (行政许可法 §32).
    PERMIT("行政许可专用章"),
    /// 电子证照专用章: licences.
    LICENCE("电子证照专用章");

    private final String words;

    SealKind(String words) {
        this.words = words;
    }

    /// Words under the star; the official seal has none.
    public String words() {
        return words;
    }
}
