package cn.zhengtong.foundation;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Tells the person at the terminal that the house is open: one line that scripts can wait for.
@Component
class ReadyLine {

    @EventListener
    void started(ApplicationStartedEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext) {
            Terminal.say("Filling in what is missing");
        }
    }

    @EventListener
    @Order
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            Terminal.announce("READY http://localhost:" + web.getWebServer().getPort());
        }
    }
}
