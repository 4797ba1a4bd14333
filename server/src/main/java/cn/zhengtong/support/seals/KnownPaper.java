package cn.zhengtong.support.seals;

import java.util.List;

/// What a register tells a stranger about one of its papers: never more than a stranger may see.
///
/// @param sentence the verdict, e.g. 这是一张真的、现在有效的证照
/// @param detail what the sentence rests on
public record KnownPaper(Standing standing, String sentence, String detail, List<Fact> facts) {

    /// What the paper is worth now.
    public enum Standing {
        GOOD,
        /// Genuine once, ended since: voided, revoked, out of time.
        ENDED,
        /// The code was shown and used before, or is too old; it says nothing about the paper.
        CODE_SPENT
    }

    /// One line of what may be seen, personal values masked.
    public record Fact(String label, String value) {}

    public KnownPaper {
        facts = List.copyOf(facts);
    }

    public boolean good() {
        return standing == Standing.GOOD;
    }
}
