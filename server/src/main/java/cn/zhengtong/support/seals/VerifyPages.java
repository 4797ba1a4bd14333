package cn.zhengtong.support.seals;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Where anyone checks a paper: by the file itself or by the code on it (核验). Works without scripts
/// and without signing in.
@Controller
class VerifyPages {

    private final PublicCheck check;

    VerifyPages(PublicCheck check) {
        this.check = check;
    }

    @GetMapping(path = "/verify", produces = MediaType.TEXT_HTML_VALUE)
    @Opened(to = Audience.PUBLIC)
    String page(
            HttpServletRequest request,
            Actor actor,
            Locale locale,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        model.addAttribute("code", code.strip());
        model.addAttribute("asked", false);
        if (!code.isBlank() && !onlyPeeks(request)) {
            var answer = check.code(actor, code, locale);
            model.addAttribute("asked", true);
            model.addAttribute("answer", answer.orElse(null));
        }
        return "seals/verify";
    }

    @GetMapping(path = "/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    @Opened(to = Audience.PUBLIC)
    ResponseEntity<KnownPaper> code(
            HttpServletRequest request, Actor actor, Locale locale, @RequestParam(defaultValue = "") String code) {
        if (onlyPeeks(request)) {
            return ResponseEntity.noContent().build();
        }
        return check.code(actor, code, locale)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// @return `page` again with a sentence when no file came along
    @PostMapping(path = "/verify", produces = MediaType.TEXT_HTML_VALUE)
    @Opened(to = Audience.PUBLIC, audit = "seals.verify")
    String check(
            HttpServletResponse response,
            Locale locale,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        model.addAttribute("code", "");
        model.addAttribute("asked", false);
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("missing", true);
            return "seals/verify";
        }
        model.addAttribute("result", check.file(file, locale));
        return "seals/verify";
    }

    @PostMapping(path = "/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    @Opened(to = Audience.PUBLIC, audit = "seals.verify")
    ResponseEntity<VerificationWords.View> checkForPrograms(Locale locale, @RequestParam MultipartFile file)
            throws IOException {
        return ResponseEntity.ok(check.file(file, locale));
    }

    /// A link that a chat or a browser looks at in advance must not use a code up.
    static boolean onlyPeeks(HttpServletRequest request) {
        var purpose = request.getHeader("Sec-Purpose");
        return request.getMethod().equals("HEAD") || (purpose != null && purpose.contains("prefetch"));
    }
}
