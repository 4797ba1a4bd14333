package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.Actor;
import java.util.Locale;
import java.util.Optional;

/// A room that issues papers and knows them again. A port: `documents` and `licences` implement it.
public interface PaperRegister {

    /// @param digest SM3 of the whole file
    Optional<KnownPaper> paper(String digest, Locale locale);

    /// The paper or licence behind a code that somebody scanned or typed. May use the code up.
    Optional<KnownPaper> code(Actor asker, String code, Locale locale);
}
