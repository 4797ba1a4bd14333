package cn.zhengtong.foundation;

import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A start that only teaches the virtual machine what starting needs: shows the home page once and ends.
@Component
@ConditionalOnBooleanProperty("zhengtong.rehearsal")
class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    @EventListener
    void end(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            show(web.getWebServer().getPort());
        }
        Thread.ofPlatform()
                .name("rehearsal-end")
                .start(() -> System.exit(SpringApplication.exit(event.getApplicationContext())));
    }

    private static void show(int port) {
        try (var page =
                URI.create("http://127.0.0.1:%d/".formatted(port)).toURL().openStream()) {
            page.readAllBytes();
        } catch (IOException failed) {
            LOG.info("The rehearsal saw no home page", failed);
        }
    }
}
