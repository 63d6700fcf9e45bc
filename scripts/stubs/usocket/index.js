throw new Error('usocket is not used here: dbus-next falls back to a plain socket');
