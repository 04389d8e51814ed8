package it.broletto.doctor;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A warning at {@code /q/health/well} while an invariant of the money is broken; the site goes on. */
@Wellness
@ApplicationScoped
class DoctorHealth implements HealthCheck {

    private final DoctorService doctor;

    DoctorHealth(DoctorService doctor) {
        this.doctor = doctor;
    }

    @Override
    public HealthCheckResponse call() {
        var broken = doctor.latest().stream().filter(found -> !found.sound()).toList();
        var response = HealthCheckResponse.named("money").status(broken.isEmpty());
        broken.forEach(found -> response.withData(found.invariant().number(), found.broken()));
        return response.build();
    }
}
