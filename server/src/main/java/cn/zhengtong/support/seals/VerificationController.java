package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The public check of sealed files for programs.
@RestController
@RequestMapping("/api/seals/verifications")
class VerificationController {

    private final PublicCheck check;

    VerificationController(PublicCheck check) {
        this.check = check;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Opened(to = Audience.PUBLIC, audit = "seals.verify")
    VerificationWords.View check(Locale locale, @RequestPart MultipartFile file) throws IOException {
        return check.file(file, locale);
    }
}
