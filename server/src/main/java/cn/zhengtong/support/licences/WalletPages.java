package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.Audience;
import cn.zhengtong.foundation.BusinessClock;
import cn.zhengtong.foundation.Opened;
import cn.zhengtong.foundation.PublicAddress;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.regions.Organisations;
import cn.zhengtong.support.seals.VerifyCode;
import cn.zhengtong.support.typesetting.QrCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The wallet: licences to look at, to show and to save; without scripts a button makes the next code.
@Controller
@RequestMapping("/my/licences")
class WalletPages {

    private static final int ROWS = 20;

    private final Wallet wallet;
    private final Licences licences;
    private final Organisations organisations;
    private final PublicAddress address;

    WalletPages(Wallet wallet, Licences licences, Organisations organisations, PublicAddress address) {
        this.wallet = wallet;
        this.licences = licences;
        this.organisations = organisations;
        this.address = address;
    }

    @GetMapping
    @Opened(to = Audience.PERSON)
    String all(Actor holder, @RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("licences", wallet.of(holder, after, ROWS));
        return "licences/wallet";
    }

    @GetMapping("/{id}")
    @Opened(to = Audience.PERSON)
    String one(Actor holder, @PathVariable UUID id, Model model) {
        return show(holder, id, null, model);
    }

    /// Shows a fresh code; the old one still dies by itself.
    @PostMapping("/{id}/code")
    @Opened(to = Audience.PERSON, audit = "licences.show")
    String code(Actor holder, @PathVariable UUID id, Model model) {
        return show(holder, id, wallet.show(holder, id), model);
    }

    private String show(Actor holder, UUID id, @Nullable String code, Model model) {
        var stored = wallet.require(holder, id);
        model.addAttribute("licence", stored.licence());
        model.addAttribute("body", organisations.require(stored.licence().body()));
        model.addAttribute("uses", wallet.uses(id));
        model.addAttribute("zone", BusinessClock.ZONE);
        model.addAttribute("seconds", Presentations.LIFE.toSeconds());
        if (code != null) {
            var qr = new QrCode(address.check(code));
            model.addAttribute("code", VerifyCode.grouped(code));
            model.addAttribute("qrPath", qr.svgPath());
            model.addAttribute("qrSize", qr.size());
        }
        return "licences/licence";
    }

    @GetMapping("/{id}/paper")
    @Opened(to = Audience.PERSON, audit = "licences.read-paper")
    ResponseEntity<byte[]> paper(Actor holder, @PathVariable UUID id) {
        var licence = wallet.require(holder, id).licence();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + licence.licenceNumber() + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(licences.pdf(id));
    }
}
