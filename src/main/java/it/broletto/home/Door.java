package it.broletto.home;

/** One of the three doors. @param act what is open behind it; null if nothing is */
public record Door(Act.Kind kind, Act act) {

    public String href() {
        return act == null ? kind.otherwise() : act.href();
    }
}
