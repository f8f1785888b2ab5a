"""What must hold of the library when processes are killed, disks are full and readers are many."""
