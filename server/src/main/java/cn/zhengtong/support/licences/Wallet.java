package cn.zhengtong.support.licences;

import cn.zhengtong.foundation.Page;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.support.parties.Parties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The licences of a person and of the firms it stands for (证照夹).
@Component
@Transactional
class Wallet {

    private final LicenceStore store;
    private final Presentations presentations;
    private final Parties parties;

    Wallet(LicenceStore store, Presentations presentations, Parties parties) {
        this.store = store;
        this.presentations = presentations;
        this.parties = parties;
    }

    Page<Licence> of(Actor holder, @Nullable String after, int limit) {
        return store.of(holder.id(), firms(holder), after, limit).map(LicenceStore.Stored::licence);
    }

    /// One of the holder's own; any other is unknown.
    LicenceStore.Stored require(Actor holder, UUID id) {
        var stored = store.find(id).orElseThrow(LicenceUnknown::new);
        var owner = stored.licence().holder();
        var code = owner.creditCode();
        if (!holder.id().equals(owner.person())
                && (code == null || !firms(holder).contains(code))) {
            throw new LicenceUnknown();
        }
        return stored;
    }

    String show(Actor holder, UUID id) {
        var stored = require(holder, id);
        if (!stored.licence().isValid()) {
            throw new LicenceEnded();
        }
        return presentations.show(id);
    }

    List<Presentations.Use> uses(UUID id) {
        return presentations.uses(id);
    }

    private List<String> firms(Actor holder) {
        return parties.firmsOf(holder.id()).stream()
                .map(it -> it.creditCode().value())
                .toList();
    }
}
