package cn.zhengtong.support.certificates;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.Opened;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a stranger needs to check a signature without asking this house about it.
@RestController
@RequestMapping("/api/certificates")
class CertificateController {

    private final Authority authority;
    private final RevocationList revocations;

    CertificateController(Authority authority, RevocationList revocations) {
        this.authority = authority;
        this.revocations = revocations;
    }

    @GetMapping(path = "/root", produces = "application/pkix-cert")
    @Opened(to = Audience.PUBLIC)
    ResponseEntity<byte[]> root() {
        return file("zhengtong-root.cer", Authority.bytes(authority.root()));
    }

    @GetMapping(path = "/issuing", produces = "application/pkix-cert")
    @Opened(to = Audience.PUBLIC)
    ResponseEntity<byte[]> issuing() {
        return file("zhengtong-issuing.cer", Authority.bytes(authority.issuing()));
    }

    @GetMapping(path = "/revocations", produces = "application/pkix-crl")
    @Opened(to = Audience.PUBLIC)
    ResponseEntity<byte[]> revocations() throws IOException {
        return file("zhengtong.crl", revocations.current().getEncoded());
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + name)
                .body(content);
    }
}
