package cn.zhengtong.support.seals;

import cn.zhengtong.kernel.Actor;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// What a stranger can have checked: a file or a code.
@Component
class PublicCheck {

    private static final int LONGEST_CODE = 100;

    private final SealVerification verification;
    private final VerificationWords words;
    private final ObjectProvider<PaperRegister> registers;

    PublicCheck(SealVerification verification, VerificationWords words, ObjectProvider<PaperRegister> registers) {
        this.verification = verification;
        this.words = words;
        this.registers = registers;
    }

    VerificationWords.View file(MultipartFile file, Locale locale) throws IOException {
        try (var content = file.getInputStream()) {
            return words.of(verification.verify(content, locale), locale);
        }
    }

    Optional<KnownPaper> code(Actor asker, String code, Locale locale) {
        var typed = code.strip();
        return typed.isEmpty() || typed.length() > LONGEST_CODE
                ? Optional.empty()
                : registers
                        .orderedStream()
                        .map(it -> it.code(asker, typed, locale))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
