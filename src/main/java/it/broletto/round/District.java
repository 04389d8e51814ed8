package it.broletto.round;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "district")
class District {

    @Id
    private String code;

    private String name;
    private int position;
    private String outline;
    private boolean simplified;

    protected District() {
        // for Hibernate
    }

    District(DistrictView from) {
        this.code = from.code();
        this.name = from.name();
        this.position = from.position();
        this.outline = from.outline();
        this.simplified = from.simplified();
    }

    DistrictView view() {
        return new DistrictView(code, name, position, outline, simplified);
    }
}
