"""An incident in one line."""

from __future__ import annotations

from counterclaim.model.incident import Incident


def incident_words(incident: Incident) -> str:
    """“attack (missile) at Tovin, 2031-05-09: Velor is blamed by Karsa; denied by Velor”."""
    means = ", ".join(one.value for one in incident.means)
    blames = "; ".join(f"{one.blamed} is blamed by {', '.join(one.claimants)}" for one in incident.blames)
    denied = "".join(f"; denied by {name}" for name in sorted({tie.denier for tie in incident.denials}))
    return f"attack ({means}) at {incident.place}, {incident.day or 'no day'}: {blames or 'nobody is blamed'}{denied}"
